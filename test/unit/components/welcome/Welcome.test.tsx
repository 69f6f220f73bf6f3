import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useShortcut } from "../../../../components/hooks/useShortcut";
import { type Task, useTask } from "../../../../components/hooks/useTask";
import { Welcome, type WelcomeAnswer } from "../../../../components/welcome/Welcome";
import type { Address } from "../../../../lib/domain";
import { Failure } from "../../../../lib/failure";
import { NO_POLICY, type Policy } from "../../../../lib/settings/policy";
import { kind } from "../../../../lib/services/onetimesecret/kind";
import { defaults, applyPolicy } from "../../../../lib/settings/settings";
import { all, clear, field, press, show, words } from "../look";

afterEach(clear);

const services = [kind] as const;
const on = {
  onAnswer: vi.fn<(answer: WelcomeAnswer) => void>(),
  onServer: vi.fn<(address: string) => void>(),
  onShortcut: vi.fn<() => void>(),
  onClose: vi.fn<() => void>(),
};

beforeEach(() => Object.values(on).forEach((spy) => spy.mockReset()));

const region = (address: Address) => ({
  address,
  service: "Onetime Secret",
  seals: false,
  region: true,
});

const sealing = {
  address: "https://sealing.example",
  service: "Sealing",
  seals: true,
  region: false,
} as const;

function welcome(
  policy: Partial<Policy> = {},
  saved = false,
  viewer: string | null = null,
  between: readonly (typeof sealing)[] = [],
  server?: Address,
) {
  const settings = applyPolicy(defaults(services, viewer), { ...NO_POLICY, ...policy }, services);
  const servers = [...services[0].servers.map(({ address }) => region(address)), ...between];
  return show(
    <Welcome
      {...{ settings, servers, saved, ...on }}
      between={between[0]}
      server={server ?? settings.server}
      ownServers="/options.html#servers"
      shortcut="Alt+Shift+L"
    />,
  );
}

const pick = (name: string) => act(() => field(name).click());

test("says in three lines what this does, and that nothing was sent", async () => {
  await welcome();
  expect(document.querySelectorAll("ol li")).toHaveLength(3);
  expect(words()).toContain("Nothing was sent.");
});

test("starts at the European Union and at no kind of links, each with its consequence", async () => {
  await welcome();
  expect(field("People with Secret Links").matches(":checked")).toBe(false);
  expect(field("Anyone with a browser").matches(":checked")).toBe(false);
  expect(field("European Union").matches(":checked")).toBe(true);
  expect(words()).toContain("instructions in place of the text, and the link is used up.");
  expect(words()).toContain("Service-encrypted: the service could read the text.");
});

test("a third answer sends new secrets to a service that seals by itself", async () => {
  await welcome({}, false, null, [sealing]);
  expect(field("Anyone with a browser, nobody between").matches(":checked")).toBe(false);
  expect(words()).toContain("New secrets go to sealing.example, whose own page opens them.");
  await pick("Anyone with a browser, nobody between");
  expect(on.onAnswer).toHaveBeenCalledExactlyOnceWith("between");
  await welcome({}, false, null, [sealing], sealing.address);
  expect(field("Anyone with a browser, nobody between").matches(":checked")).toBe(true);
  expect(field("People with Secret Links").matches(":checked")).toBe(false);
});

test("an organisation that wants all sealed leaves the answers that are", async () => {
  await welcome({ sealedRequired: true }, false, null, [sealing]);
  expect(all("input", "Anyone with a browser")).toEqual([]);
  await pick("Anyone with a browser, nobody between");
  expect(on.onAnswer).toHaveBeenCalledExactlyOnceWith("between");
});

test("with the viewer of the build, who can open a sealed link is said as it is", async () => {
  await welcome({}, false, "https://viewer.example/");
  expect(words()).toContain("Anyone with a browser, encrypted here");
  expect(words()).not.toContain("People with Secret Links");
});

test("a choice is handed over as it is made, and told once it is kept", async () => {
  await welcome();
  await pick("Anyone with a browser");
  expect(on.onAnswer).toHaveBeenCalledExactlyOnceWith("service-encrypted");
  await pick("Canada");
  expect(on.onServer).toHaveBeenCalledExactlyOnceWith("https://ca.onetimesecret.com");
  expect(on.onClose).not.toHaveBeenCalled();
  const output = document.querySelector("output");
  expect(output?.textContent).toBe("");
  await welcome({}, true);
  expect(output?.textContent).toBe("Saved");
});

test.each(["Skip", "Done"])("%s closes the page and chooses nothing", async (name) => {
  await welcome();
  await press(name);
  expect(on.onClose).toHaveBeenCalledTimes(1);
  expect(on.onAnswer).not.toHaveBeenCalled();
  expect(on.onServer).not.toHaveBeenCalled();
});

test("a server of one's own is added in the options", async () => {
  await welcome();
  const [link] = all("a", "A server of your own");
  expect(link?.getAttribute("href")).toBe("/options.html#servers");
});

test("a choice that the organisation set is shown as such", async () => {
  await welcome({
    sealedRequired: true,
    servers: [{ address: "https://ca.onetimesecret.com" }],
    defaultServer: { address: "https://ca.onetimesecret.com" },
  });
  expect(field("People with Secret Links").closest("fieldset")?.disabled).toBe(true);
  expect(field("Canada").closest("fieldset")?.disabled).toBe(true);
  expect(field("Canada").matches(":checked")).toBe(true);
  expect(words().match(/Set by your organisation/g)).toHaveLength(2);
  expect(all("a", "A server of your own")).toHaveLength(0);
});

function Keys({ read }: { readonly read: () => Promise<string> }) {
  return <p>{useShortcut(read)}</p>;
}

test("a shortcut that was changed elsewhere is shown once the page is looked at again", async () => {
  const read = vi.fn<() => Promise<string>>().mockResolvedValue("Alt+Shift+L");
  await show(<Keys read={read} />);
  await act(async () => {});
  expect(words()).toBe("Alt+Shift+L");
  read.mockResolvedValue("Alt+Shift+K");
  await act(async () => void dispatchEvent(new Event("focus")));
  expect(words()).toBe("Alt+Shift+K");
});

function Doing({ work, seen }: { work: () => Promise<void>; seen: (task: Task) => void }) {
  const [task, run] = useTask();
  seen(task);
  return (
    <button type="button" onClick={() => void run(work)}>
      Do
    </button>
  );
}

test("a task begins within the click, and says how it ended", async () => {
  const failure = { kind: "denied", reason: "no-permission" } as const;
  const work = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Failure(failure));
  const seen = vi.fn<(task: Task) => void>();
  await show(<Doing work={work} seen={seen} />);
  await act(async () => {
    document.querySelector("button")?.click();
    expect(work).toHaveBeenCalledTimes(1);
  });
  await act(async () => {});
  expect(seen.mock.calls.map(([task]) => task)).toEqual([
    { state: "idle" },
    { state: "busy" },
    { state: "failed", failure },
  ]);
  await press("Do");
  expect(seen).toHaveBeenLastCalledWith({ state: "done" });
});
