/** The options page over a background and a browser that answer as told. */
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { App } from "../../../entrypoints/options/App";
import type { SignedIn } from "../../../lib/settings/accounts";
import type { Address, Server } from "../../../lib/domain";
import { Failure } from "../../../lib/failure";
import { NO_POLICY, type Policy } from "../../../lib/settings/policy";
import { kind } from "../../../lib/services/onetimesecret/kind";
import { defaults, type EffectiveSettings, applyPolicy } from "../../../lib/settings/settings";
import { all, clear, field, press, show, type, words } from "../components/look";
import { server } from "../components/samples";

const fake = vi.hoisted(() => ({
  call: vi.fn<(name: string, argument?: unknown) => Promise<void>>(),
  request: vi.fn<(address: string) => Promise<boolean>>(),
  drop: vi.fn<(address: string) => Promise<void>>(),
  settings: {
    read: vi.fn<() => Promise<unknown>>(),
    watch: vi.fn<(tell: (value: unknown) => void) => () => void>(),
  },
  accounts: { read: vi.fn<() => Promise<unknown>>(), watch: () => () => undefined },
  permitted: vi.fn<() => Promise<ReadonlySet<string>>>(),
  isPrivate: vi.fn<() => boolean>(),
}));

vi.mock("../../../lib/app/background", () => ({ background: { call: fake.call } }));
vi.mock("../../../lib/app/items", () => ({ lastSeenSettings: fake.settings }));
vi.mock("../../../lib/app/signedIn", () => ({ signedIn: fake.accounts }));
vi.mock("../../../lib/platform/privateStorage", () => ({
  isPrivate: () => fake.isPrivate(),
  privateWindows: () => (fake.isPrivate() ? "here" : "elsewhere"),
}));
vi.mock("../../../lib/platform/permissions", () => ({
  requestPermission: fake.request,
  dropPermission: fake.drop,
  permittedOf: () => ({ read: fake.permitted, watch: () => () => undefined }),
}));
vi.mock("../../../lib/platform/shortcut", () => ({
  shortcut: async () => "Alt+Shift+L",
  openShortcutSettings: async () => undefined,
}));
vi.mock("../../../lib/app/recipientLanguage", () => ({ recipientLanguage: () => "en" }));
vi.mock("../../../lib/app/copyHere", () => ({ copyHere: async () => true }));
vi.mock("../../../lib/platform/version", () => ({ version: () => "1.4.0" }));
vi.stubGlobal("__HOMEPAGE__", null);
vi.mock("../../../lib/app/messageFor", () => ({ messageFor: () => "a message" }));
vi.mock("../../../lib/app/kinds", async () => {
  const { kind: only } = await import("../../../lib/services/onetimesecret/kind");
  return {
    kinds: [only],
    kindAt: () => kind,
    isPublic: ({ address }: Server) => only.servers.some((known) => known.address === address),
  };
});

const own = server.address;
const everywhere = new Set<Address>([own, ...kind.servers.map(({ address }) => address)]);

beforeEach(() => {
  fake.call.mockReset().mockResolvedValue();
  fake.request.mockReset().mockResolvedValue(true);
  fake.drop.mockReset().mockResolvedValue();
  fake.isPrivate.mockReset().mockReturnValue(false);
  fake.settings.watch.mockReset().mockReturnValue(() => undefined);
});

afterEach(clear);

interface World {
  readonly policy?: Partial<Policy>;
  readonly settings?: Partial<EffectiveSettings>;
  readonly accounts?: ReadonlyMap<Address, SignedIn>;
  readonly permitted?: ReadonlySet<Address>;
}

function holding({ policy = {}, settings = {} }: World): EffectiveSettings {
  return applyPolicy(
    { ...defaults([kind]), servers: [server], ...settings },
    { ...NO_POLICY, ...policy },
    [kind],
  );
}

async function page(world: World = {}): Promise<void> {
  const { accounts = new Map(), permitted = everywhere } = world;
  clear();
  const settings = holding(world);
  fake.settings.read.mockResolvedValue(settings);
  fake.accounts.read.mockResolvedValue(accounts);
  fake.permitted.mockResolvedValue(permitted);
  await show(<App stored={{ settings, accounts, permitted }} />);
}

const section = (title: string) => all("section", title)[0] ?? document.body;
/** Every answer here is there at once: after one turn of the loop nothing is under way. */
const settled = () => act(() => new Promise<void>((done) => setImmediate(done)));

async function pick(name: string): Promise<void> {
  await act(() => field(name).click());
  await settled();
}

test("defaults come before servers and accounts, and each section has a link that leads to it", async () => {
  await page();
  const titles = [...document.querySelectorAll("section > .title > h3")].map(words);
  expect(titles).toEqual([
    "New secrets",
    "Where secrets go",
    "Sentence for the recipient",
    "Recipients without Secret Links",
    "Opening links",
    "Shortcut",
    "Own servers",
    "Accounts",
    "Everything on this device",
    "Help",
  ]);
  const links = [...document.querySelectorAll("nav a")];
  expect(links.map(words)).toEqual(titles);
  const led = links.map((link) =>
    document.getElementById(link.getAttribute("href")?.slice(1) ?? "")?.querySelector("h3"),
  );
  expect(led.map((heading) => heading && words(heading))).toEqual(titles);
});

test("a server is chosen at once, and the page says that it is kept", async () => {
  await page();
  await pick("Canada");
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", {
    server: "https://ca.onetimesecret.com",
  });
  expect(words(section("Where secrets go"))).toContain("Saved");
  expect(words(section("New secrets"))).not.toContain("Saved");
});

test("an organisation that allows no server is given as the reason, and the browser is not blamed", async () => {
  await page({ policy: { servers: [] }, permitted: new Set() });
  expect(words(section("Where secrets go"))).toContain("Your organisation allows no server");
  expect(words()).not.toContain("The browser does not let Secret Links contact");
  expect(words()).not.toContain("Allow eu.onetimesecret.com");
});

test("a choice that could not be kept is not called saved", async () => {
  fake.call.mockRejectedValue(new Failure({ kind: "bug", reason: "bug" }));
  await page();
  await pick("Canada");
  expect(words(section("Where secrets go"))).not.toContain("Saved");
  expect(words()).toContain("Your choice may not have been saved");
});

test("a server is added once the browser allows it, and not before", async () => {
  fake.request.mockResolvedValueOnce(false);
  await page();
  await type("Address", "vault.example.com");
  await submitIn("Own servers");
  expect(fake.request).toHaveBeenLastCalledWith(["https://vault.example.com"]);
  expect(fake.call).not.toHaveBeenCalled();
  expect(words()).toContain("Secret Links may not contact vault.example.com yet");
  await submitIn("Own servers");
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("addServer", "https://vault.example.com");
  expect(words()).toContain("vault.example.com is in the list.");
});

test("a removed server is forgotten by the background, and the focus is on the list's heading", async () => {
  await page();
  await press("Remove");
  await press("Remove");
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("removeServer", own);
  expect(words(document.activeElement ?? document.body)).toBe("Own servers");
});

test("a permission that was withdrawn is said where the server is listed, for a region where it is chosen", async () => {
  await page({ permitted: new Set() });
  expect(all("button", "Allow secrets.example.com")).toHaveLength(1);
  expect(words(section("Own servers"))).toContain("The browser does not let Secret Links contact");
  await page({ permitted: new Set(), settings: { server: own } });
  expect(all("button", "Allow secrets.example.com")).toHaveLength(1);
  await page({ permitted: new Set() });
  await press("Allow eu.onetimesecret.com");
  expect(fake.request).toHaveBeenCalledExactlyOnceWith(["https://eu.onetimesecret.com"]);
  expect(fake.call).not.toHaveBeenCalled();
});

test("an account goes to the background and nowhere else, once the browser allows its server", async () => {
  await page();
  await press("Add an account");
  await type("Server", own);
  await type("E-mail or account id", "dana@example.com");
  await type("API token", "t0ken");
  await submitIn("Accounts");
  expect(fake.request).toHaveBeenCalledExactlyOnceWith([own]);
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("signIn", {
    address: own,
    credentials: { user: "dana@example.com", token: "t0ken" },
    remember: false,
  });
  expect(document.body.innerHTML).not.toContain("t0ken");
});

test("accounts are listed where there are some alone, and a further one is added at another server", async () => {
  await page();
  expect(words(section("Accounts"))).not.toContain("onetimesecret.com");
  await page({ accounts: new Map([[own, { user: "dana@example.com", remembered: true }]]) });
  expect(words(section("Accounts"))).toContain("secrets.example.com");
  await press("Add an account");
  const offered = [...field("Server").querySelectorAll("option")].map(({ value }) => value);
  expect(offered).toEqual(kind.servers.map(({ address }) => address).toSorted());
});

test("the report tells the kind of the server, and that there are rules, and names no address", async () => {
  const report = () => words(document.querySelector("pre") ?? document.body);
  await page();
  expect(report()).toContain("Server: Onetime Secret, public");
  expect(report()).toContain("Rules of an organisation: no");
  await page({ policy: { maximumLifetime: 60 }, settings: { server: own } });
  expect(report()).toContain("Server: Onetime Secret, own, v2-guest");
  expect(report()).toContain("Rules of an organisation: yes");
  expect(report()).not.toMatch(/https?:|example/);
});

test("an account is signed out where it is", async () => {
  await page({ accounts: new Map([[own, { user: "dana@example.com", remembered: true }]]) });
  await press("Sign out");
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("signOut", own);
  expect(words(document.activeElement ?? document.body)).toBe("Accounts");
});

test("in a private window, what becomes of clicks is not chosen, since all windows share it", async () => {
  await page();
  expect(all("input", "Open clicked one-time links in Secret Links")).toHaveLength(1);
  fake.isPrivate.mockReturnValue(true);
  await page();
  expect(all("input", "Open clicked one-time links in Secret Links")).toEqual([]);
  const opening = words(section("Opening links"));
  expect(opening).toContain("is chosen in other windows, and holds here too.");
  await pick("Empty the clipboard after 30 seconds");
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", { emptyClipboard: true });
});

describe("a viewer", () => {
  const title = "Recipients without Secret Links";
  const viewer = "https://viewer.example/open/";
  const place = "https://viewer.example";
  const save = async (address: string) => {
    await type("Address of a viewer", address);
    await submitIn(title);
  };

  test("is kept as it is called, and clicks on its links are asked for in the same press", async () => {
    fake.call.mockReturnValue(new Promise(() => undefined));
    await page();
    await save(" viewer.example/open/ ");
    expect(fake.request).toHaveBeenCalledExactlyOnceWith([place]);
    expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", { viewer });
    expect(field("Address of a viewer").value).toBe(viewer);
    expect(fake.drop).not.toHaveBeenCalled();
  });

  test.each([[false], [new Error("no")]])(
    "is kept whatever the browser answers: %s",
    async (answer) => {
      if (answer instanceof Error) fake.request.mockRejectedValue(answer);
      else fake.request.mockResolvedValue(answer);
      await page();
      await save(viewer);
      expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", { viewer });
      // The background tells of it.
      const [tell] = fake.settings.watch.mock.lastCall ?? [];
      await act(() => tell?.(holding({ settings: { viewer } })));
      expect(words(section(title))).toContain("Saved");
      await type("Address of a viewer", "https://viewer.example/op");
      expect(words(section(title))).not.toContain("Saved");
    },
  );

  test("needs no permission where clicked links open on the website", async () => {
    await page({ settings: { clicked: false } });
    await save(viewer);
    expect(fake.request).not.toHaveBeenCalled();
    expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", { viewer });
    await page({ settings: { clicked: false, viewer } });
    expect(words(section(title))).not.toContain("Clicked links to the viewer open on");
  });

  test.each([
    "not an address",
    "http://viewer.example/",
    "https://viewer.example/?a=b",
    "https://viewer.example/#here",
    "https://ana@viewer.example/",
    "javascript:alert(1)",
    `https://viewer.example/${"a".repeat(80)}`,
  ])("that is none is refused: %s", async (wrong) => {
    await page();
    await save(wrong);
    expect(fake.call).not.toHaveBeenCalled();
    expect(fake.request).not.toHaveBeenCalled();
    expect(words(section(title))).toContain("This is no address of a viewer.");
    expect(document.activeElement).toBe(field("Address of a viewer"));
    expect(field("Address of a viewer").value).toBe(wrong);
  });

  test("is given up by an empty field, with its permission", async () => {
    await page({ settings: { viewer } });
    expect(field("Address of a viewer").value).toBe(viewer);
    await save("");
    expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", { viewer: null });
    expect(fake.request).not.toHaveBeenCalled();
    expect(fake.drop).toHaveBeenCalledExactlyOnceWith([place]);
  });

  test("gives no permission back that is needed still", async () => {
    await page({ settings: { viewer } });
    await save("https://viewer.example/elsewhere/");
    await page({ settings: { viewer: `${own}/viewer/` } });
    await save("");
    expect(fake.call).toHaveBeenCalledTimes(2);
    expect(fake.drop).not.toHaveBeenCalled();
  });

  test("keeps its permission where it is kept itself", async () => {
    fake.call.mockRejectedValue(new Failure({ kind: "bug", reason: "bug" }));
    await page({ settings: { viewer } });
    await save("");
    expect(words(section(title))).toContain("Your choice may not have been saved");
    expect(fake.drop).not.toHaveBeenCalled();
  });

  test("without its permission says the consequences, and asks for it again", async () => {
    await page({ settings: { viewer } });
    expect(words(section(title))).toContain("Clicked links to the viewer open on viewer.example");
    await press("Allow viewer.example");
    expect(fake.request).toHaveBeenCalledExactlyOnceWith([place]);
    expect(fake.call).not.toHaveBeenCalled();
    await page({ settings: { viewer }, permitted: new Set([...everywhere, place]) });
    expect(words(section(title))).not.toContain("Clicked links to the viewer open on");
  });

  test("that the organisation has set is shown, and not to be changed", async () => {
    await page({ policy: { viewer } });
    expect(words(section(title))).toContain(
      `Address of a viewer ${viewer} Set by your organisation`,
    );
    expect(all("input", "Address of a viewer")).toHaveLength(0);
    expect(words(section("New secrets"))).toContain("Anyone with a browser, encrypted here");
  });

  test("the language of what recipients are told is chosen beside it", async () => {
    await page();
    expect(field("Language for recipients").value).toBe("browser");
    const choices = [...field("Language for recipients").querySelectorAll("option")].map(words);
    expect(choices).toEqual([
      "As in this browser",
      "English",
      "Deutsch",
      "français",
      "español",
      "português (Brasil)",
      "日本語",
      "العربية",
    ]);
    await type("Language for recipients", "ja");
    expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", { language: "ja" });
  });

  test("changes who can open sealed links", async () => {
    await page();
    expect(words(section("New secrets"))).toContain("People with Secret Links");
    await page({ settings: { viewer } });
    expect(words(section("New secrets"))).toContain("Anyone with a browser, encrypted here");
  });
});

test.each([
  ["Open clicked one-time links in Secret Links", true, { clicked: false }],
  ["Empty the clipboard after 30 seconds", false, { emptyClipboard: true }],
] as const)("%s is one choice by itself", async (name, initially, choice) => {
  await page();
  expect(field(name).matches(":checked")).toBe(initially);
  await pick(name);
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("choose", choice);
  expect(words(section("Opening links"))).toContain("Saved");
});

test("the facts known about the clipboard stand beside the choice", async () => {
  await page();
  const hint = field("Empty the clipboard after 30 seconds").getAttribute("aria-describedby");
  const told = words(document.getElementById(hint?.split(" ")[0] ?? "") ?? document.body);
  for (const truth of ["cannot look", "Whatever is on it", "closed before", "own copies"]) {
    expect(told).toContain(truth);
  }
});

test("only servers that the organisation allows are offered, and those it named cannot be removed", async () => {
  await page({
    policy: { servers: [{ address: own }, { address: "https://ca.onetimesecret.com" }] },
  });
  expect(all("input", "European Union")).toHaveLength(0);
  expect(all("input", "Canada")).toHaveLength(1);
  expect(all("button", "Remove")).toHaveLength(0);
  expect(all("button", "Add server")).toHaveLength(0);
});

test("the organisation's own server can be tested before anything was learned of it", async () => {
  await page({ policy: { defaultServer: { address: "https://vault.example.com" } } });
  const row = all("li", "vault.example.com").find(({ classList }) =>
    classList.contains("row-item"),
  );
  expect(words(row)).toContain("Not tested yet.");
  expect(words(row)).not.toContain("Remove");
  expect(field("vault.example.com").matches(":checked")).toBe(true);
  expect(field("vault.example.com").closest("fieldset")?.disabled).toBe(true);
});

test("a policy that changes while the page is open is followed", async () => {
  await page();
  expect(all("input", "European Union")).toHaveLength(1);
  const [tell] = fake.settings.watch.mock.lastCall ?? [];
  await act(() =>
    tell?.(holding({ policy: { servers: [{ address: "https://ca.onetimesecret.com" }] } })),
  );
  expect(all("input", "European Union")).toHaveLength(0);
  expect(field("Canada").matches(":checked")).toBe(true);
});

test("everything is cleared by the background", async () => {
  await page();
  await press("Clear everything");
  await press("Clear everything");
  await settled();
  expect(fake.call).toHaveBeenCalledExactlyOnceWith("clear");
  expect(words()).toContain("Everything is cleared.");
});

async function submitIn(title: string): Promise<void> {
  const form = section(title).querySelector("form");
  await act(() => {
    form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
  await settled();
}
