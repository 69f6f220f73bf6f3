/** The reveal tab before a server that seals by itself, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { revealSteps } from "../../../entrypoints/reveal/revealSteps";
import type { View } from "../../../entrypoints/reveal/view";
import { settings, ticket } from "../../../lib/app/items";
import type { SecretLink } from "../../../lib/domain";
import { kind } from "../../../lib/services/privatebin/kind";
import { sending } from "../../../lib/services/privatebin/sending";
import { NO_POLICY } from "../../../lib/settings/policy";
import { share } from "../../../lib/sharing/share";
import { startPrivateBin, type PrivateBin } from "../../reference/privatebin/server";
import { freshBrowser } from "../../support/fresh-browser";
import { nodeIo } from "../../support/node-io";
import { write } from "../../support/privatebinClient";

let running: PrivateBin;
let views: View[];

beforeEach(async () => {
  running = await startPrivateBin();
  freshBrowser(running.origin);
  fakeBrowser.tabs.getCurrent = () => Promise.resolve(undefined);
  views = [];
  const server = kind.server(running.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(() => running.close());

const now = () => views.at(-1);

const TEXT = "-----BEGIN KEY-----\r\nk9!vT2-\n";

async function link(passphrase?: string): Promise<SecretLink> {
  const terms = { lifetime: 3600, sealed: false, ...(passphrase && { passphrase }) };
  const rules = { policy: NO_POLICY, explanation: "" };
  const draft = { text: TEXT, terms, note: "" };
  return (await share(sending, nodeIo, kind.server(running.origin), draft, rules)).link;
}

/** A tab that was opened with this link, and has looked. */
async function open(secret: SecretLink) {
  await ticket("t").write({ url: kind.format(secret).href });
  const steps = revealSteps("t", (view) => views.push(view));
  await steps.start();
  const view = now();
  if (view?.state !== "preview" || view.look.state === "looking") throw new Error("no preview");
  const { target, look } = view;
  return { steps, once: () => steps.once(target, look) };
}

/** The view in which a passphrase is asked for. */
function locked() {
  const view = now();
  if (view?.state !== "locked") throw new Error(`${view?.state} in place of locked`);
  return view;
}

test("asks for nothing that burns the secret before the click, then opens it, and it is gone", async () => {
  const secret = await link();
  const { once } = await open(secret);
  expect(now()).toMatchObject({ state: "preview", look: { state: "unknown" } });
  expect(running.stored(secret.id)).toBeDefined();
  await once();
  expect(now()).toEqual({ state: "text", source: "secret", text: TEXT });
  const again = await open(secret);
  await again.once();
  expect(now()).toMatchObject({ state: "gone" });
});

test("asks for the passphrase here, as often as it takes, also after a reload", async () => {
  const secret = await link("grün");
  const { steps, once } = await open(secret);
  await once();
  expect(locked()).toMatchObject({ wrong: false });
  const before = running.log.length;
  await steps.unlock(secret, locked().sealed, "secret", "gruen");
  expect(locked()).toMatchObject({ wrong: true });
  const reloaded = revealSteps("t", (view) => views.push(view));
  await reloaded.start();
  await reloaded.unlock(secret, locked().sealed, "secret", "grün");
  expect(now()).toEqual({ state: "text", source: "secret", text: TEXT });
  expect(running.log.slice(before)).toEqual([]);
});

test("keeps the text where the key was another one, and opens it by the right link", async () => {
  const secret = await link();
  const other = await link();
  const { steps, once } = await open({ ...secret, key: other.key ?? "" });
  await once();
  await steps.tryAnotherLink(locked());
  const view = now();
  if (view?.state !== "pasting") throw new Error("no field for a link");
  await steps.openPasted({ link: kind.format(secret).href, sealed: "" }, view.have);
  expect(now()).toEqual({ state: "text", source: "secret", text: TEXT });
});

/** The link of a message that another client keeps. */
async function kept(message: object, burn: 0 | 1): Promise<SecretLink> {
  const { key, ...paste } = write(JSON.stringify(message), { burn });
  const body = JSON.stringify({ ...paste, meta: { expire: "1day" } });
  const headers = { accept: "application/json" };
  const answer = await fetch(`${running.origin}/`, { method: "POST", headers, body });
  const { id }: { readonly id: string } = await answer.json();
  return { service: kind.id, address: running.origin, id, key };
}

test("does not call a paste used up that the server keeps, also after a reload", async () => {
  const secret = await kept({ paste: TEXT }, 0);
  const { once } = await open(secret);
  await once();
  expect(now()).toEqual({ state: "text", source: "lasting", text: TEXT });
  expect(running.stored(secret.id)).toBeDefined();
  await revealSteps("t", (view) => views.push(view)).start();
  expect(now()).toEqual({ state: "text", source: "lasting", text: TEXT });
});

test("does not call a paste used up that holds no message where the server keeps it, also after a reload", async () => {
  const secret = await kept({}, 0);
  const { steps, once } = await open(secret);
  for (const receive of [once, () => steps.start()]) {
    await receive();
    const view = now();
    if (view?.state !== "warning") throw new Error(`${view?.state} in place of a warning`);
    await steps.showUnsealed(view);
    expect(now()).toMatchObject({ state: "text", source: "lasting", suspicion: "unsealed" });
  }
  expect(running.stored(secret.id)).toBeDefined();
});

test("shows the files that came with a text of PrivateBin's page", async () => {
  const message = { paste: "see file", attachment: "data:;base64,AAEC", attachment_name: "a" };
  const { once } = await open(await kept(message, 1));
  await once();
  expect(now()).toMatchObject({
    state: "text",
    text: "see file",
    files: [{ name: "a", type: "", base64: "AAEC" }],
  });
});
