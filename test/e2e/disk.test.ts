/** What a browser keeps on disk, with tabs left open and the power cut: no secret, no key, no passphrase. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { journey } from "../support/fixture";
import { choose, fill, press, reads, sentence } from "../support/person";
import { signIn } from "../support/sign-in";
import { filesWith } from "../support/search";
import { ACCOUNT, type Stage } from "../support/stage";
import { until } from "../support/until";

/** Each stands in one place only, so that a find tells where it came from. */
const words = {
  rightClicked: "cormorant-4471-right-clicked",
  typedInPopup: "cormorant-2210-typed-in-popup",
  serviceEncrypted: "cormorant-9027-service-encrypted",
  leftInForm: "cormorant-6386-left-in-form",
  passphrase: "heron-1158-passphrase",
  wrongPassphrase: "heron-7730-wrong-passphrase",
  leftPassphrase: "heron-5042-left-in-form",
  token: ACCOUNT.token,
  wrongToken: "marten-3920-wrong-token",
};
/** Typed in a form of a plain page: Chromium keeps what it needs to fill it again. */
const PLANTED = "planted-8813-at-the-end";

/** Leaves a tab or popup open in each state that holds something. Gives the keys of its links. */
async function useEverything(stage: Stage): Promise<readonly string[]> {
  const { chromium, pages } = stage;
  const shown = await stage.linkOf("pre", words.rightClicked);
  const shownTab = await stage.openLink(shown);
  await press(shownTab, "Reveal once");
  await reads(shownTab, words.rightClicked);

  const popup = await chromium.pressToolbarButton(await chromium.open(pages.tryIt));
  await press(popup, "Create another");
  await fill(popup, "Secret", words.typedInPopup);
  await fill(popup, "Passphrase", words.passphrase);
  await press(popup, "Create link");
  const locked = await stage.takeLink();
  await press(popup, "Create another");
  await fill(popup, "Secret", words.serviceEncrypted);
  await fill(popup, "Passphrase", words.passphrase);
  await choose(popup, "Service-encrypted");
  await press(popup, "Create link");
  const plain = await stage.takeLink();

  const lockedTab = await stage.openLink(locked);
  await press(lockedTab, "Reveal once");
  await fill(lockedTab, "Passphrase", words.wrongPassphrase);
  await press(lockedTab, "Unlock");
  await reads(lockedTab, sentence("passphraseWrong"));
  const plainTab = await stage.openLink(plain);
  await press(plainTab, "Reveal once");
  await fill(plainTab, "Passphrase", words.passphrase);
  await press(plainTab, "Unlock");
  await reads(plainTab, words.serviceEncrypted);

  // As a tab, where the browser keeps what is typed; the popup is one where it may not open.
  const page = (name: string) => new URL(`/${name}.html`, shownTab.url()).href;
  const form = await chromium.open(page("popup"));
  await press(form, "Create another");
  await fill(form, "Secret", words.leftInForm);
  await fill(form, "Passphrase", words.leftPassphrase);
  const empty = await chromium.open(page("reveal"));
  await fill(empty, sentence("link"), locked);

  // Wrong, and left there; then right, and not to be remembered; in two tabs.
  await reads(
    await signIn(stage, { ...ACCOUNT, token: words.wrongToken }),
    sentence("credentials"),
  );
  await reads(await signIn(stage, ACCOUNT), sentence("signedInSession", ACCOUNT.user));

  return [shown, locked].map((link) => new URL(link).hash.slice(1));
}

describe("on disk", () => {
  journey("there is nothing of it", async ({ stage }) => {
    const { chromium, display } = stage;
    const keys = await useEverything(stage);
    const { at } = await stage.select("textarea", "");
    display.click(at);
    display.type(PLANTED);
    await until("what was typed in a plain page is on disk", () =>
      filesWith(chromium.profile, PLANTED).some((file) => file.includes("Sessions")),
    );
    await chromium.kill();

    for (const [where, word] of Object.entries(words)) {
      expect({ where, files: filesWith(chromium.profile, word) }).toEqual({ where, files: [] });
    }
    for (const key of keys) expect(filesWith(chromium.profile, key)).toEqual([]);
  });

  journey("there is the token of an account only if it is remembered there", async ({ stage }) => {
    const { chromium } = stage;
    const options = await signIn(stage, ACCOUNT, "remember");
    await reads(options, sentence("signedInRemembered", ACCOUNT.user));
    const places = await until("the token is on disk", () => {
      const files = filesWith(chromium.profile, ACCOUNT.token);
      return files.length > 0 && files;
    });
    await chromium.kill();
    for (const file of [...places, ...filesWith(chromium.profile, ACCOUNT.token)]) {
      expect(file).toContain("Local Extension Settings");
    }
  });

  const written = {
    "UTF-8": Buffer.from("... a word here"),
    "UTF-16": Buffer.from("... a word here", "utf16le"),
    "a URL": Buffer.from("https://example.com/?q=a%20word"),
    hex: Buffer.from(Buffer.from("in a word").toString("hex")),
    ...Object.fromEntries(
      ["", "1", "12"].map((before) => [
        `base64 after ${before.length}`,
        Buffer.from(Buffer.from(`${before}a word, and more`).toString("base64")),
      ]),
    ),
  };
  test.for(Object.entries(written))("the search finds a word written in %s", ([, content]) => {
    const folder = mkdtempSync(join(tmpdir(), "secret-links-search-"));
    try {
      writeFileSync(join(folder, "file"), content);
      expect(filesWith(folder, "a word")).toEqual(["file"]);
      expect(filesWith(folder, "another word")).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
