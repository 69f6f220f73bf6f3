import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ClearSection } from "../../../../components/options/ClearSection";
import { NewSecretsSection } from "../../../../components/options/NewSecretsSection";
import { OpeningSection } from "../../../../components/options/OpeningSection";
import { ShortcutLine } from "../../../../components/ShortcutLine";
import { WhereSection, type WhereSectionProps } from "../../../../components/options/WhereSection";
import type { Address } from "../../../../lib/domain";
import type { OfferedServer } from "../../../../lib/settings/offered";
import type { Kind } from "../../../../lib/service";
import { sealingKind } from "../../../support/sealingKind";
import { NO_POLICY, type Policy } from "../../../../lib/settings/policy";
import { kind } from "../../../../lib/services/onetimesecret/kind";
import {
  currentServer,
  defaults,
  type EffectiveSettings,
  applyPolicy,
} from "../../../../lib/settings/settings";
import { DAY, HOUR } from "../../../../lib/time";
import { all, button, clear, field, press, show, type, words } from "../look";

afterEach(clear);

const services = [kind] as const;
const chosen = defaults(services);
const on = {
  onTerms: vi.fn<(terms: object) => void>(),
  onPopup: vi.fn<(popup: boolean) => void>(),
  onReceipts: vi.fn<(receipts: string) => void>(),
  onChoose: vi.fn<(address: string) => void>(),
  onClear: vi.fn<() => void>(),
};

beforeEach(() => Object.values(on).forEach((spy) => spy.mockReset()));

const pick = (name: string) => act(() => field(name).click());

function newSecrets(
  policy: Partial<Policy> = {},
  settings: Partial<EffectiveSettings> = {},
  saved = false,
  of: Pick<Kind, "seals" | "distinct"> = kind,
) {
  const effective = applyPolicy({ ...chosen, ...settings }, { ...NO_POLICY, ...policy }, services);
  const server = currentServer(effective, services);
  return show(<NewSecretsSection {...{ settings: effective, server, kind: of, saved }} {...on} />);
}

const lifetimes = () =>
  [...document.querySelectorAll("option")].map((option) => option.textContent);

test("each change is handed over by itself", async () => {
  await newSecrets();
  await type("Expires in", String(HOUR));
  expect(on.onTerms).toHaveBeenLastCalledWith({ lifetime: HOUR });
  await pick("Anyone with a browser");
  expect(on.onTerms).toHaveBeenLastCalledWith({ kind: "service-encrypted" });
  await pick("Show the popup after a link was copied");
  expect(on.onPopup).toHaveBeenCalledExactlyOnceWith(false);
  await pick("Of all secrets");
  expect(on.onReceipts).toHaveBeenCalledExactlyOnceWith("all");
});

test("nobody chooses who can open links where the service seals by itself: anybody can", async () => {
  await newSecrets({}, {}, false, sealingKind);
  expect(all("input", "People with Secret Links")).toHaveLength(0);
  expect(words()).toContain("Anyone with a browser can open it; nobody between can read it.");
});

test("it is said, and read aloud, once a change is kept", async () => {
  await newSecrets();
  const output = document.querySelector(".title output");
  expect(output?.textContent).toBe("");
  await newSecrets({}, {}, true);
  expect(output?.textContent).toBe("Saved");
});

test("each choice of receipts says what it means", async () => {
  await newSecrets();
  for (const [name, meaning] of [
    ["None", "No receipt is listed or written to disk."],
    ["Of sealed secrets", "in memory and end with the browser."],
    ["Of all secrets", "can no longer be checked or burned."],
  ] as const) {
    const hint = document.getElementById(field(name).getAttribute("aria-describedby") ?? "");
    expect(hint?.textContent).toContain(meaning);
  }
  expect(field("Of sealed secrets").matches(":checked")).toBe(true);
});

test("nothing is locked where no organisation has set anything", async () => {
  await newSecrets();
  expect(words()).not.toContain("organisation");
  expect(document.querySelectorAll(":disabled")).toHaveLength(0);
});

test("a choice that the organisation fixed is shown with its value, and cannot be changed", async () => {
  await newSecrets({ sealedRequired: true, receiptsOff: true, popupAfterCopying: false });
  expect(field("People with Secret Links").matches(":checked")).toBe(true);
  expect(field("Anyone with a browser").matches(":disabled")).toBe(true);
  const popup = field("Show the popup after a link was copied");
  expect(popup.matches(":disabled")).toBe(true);
  expect(popup.matches(":checked")).toBe(false);
  expect(describedBy(popup)).toContain("Set by your organisation");
  expect(field("None").matches(":checked")).toBe(true);
  const receipts = field("None").closest("fieldset");
  expect(receipts?.disabled).toBe(true);
  expect(describedBy(receipts)).toContain("Set by your organisation");
  await newSecrets();
  expect(document.querySelectorAll(":disabled")).toHaveLength(0);
});

test("lifetimes beyond what the organisation allows are absent, and it says so", async () => {
  await newSecrets();
  expect(lifetimes()).toContain("7 days");
  await newSecrets({ maximumLifetime: DAY });
  expect(lifetimes().at(-1)).toBe("1 day");
  expect(field("Expires in").value).toBe(String(DAY));
  expect(words()).toContain("Your organisation allows 1 day at most.");
});

test("a lifetime that the organisation has set is shown, and cannot be changed", async () => {
  await newSecrets({ defaultLifetime: HOUR });
  const lifetime = field("Expires in");
  expect(lifetime.value).toBe(String(HOUR));
  expect(lifetime.matches(":disabled")).toBe(true);
  expect(describedBy(lifetime)).toContain("Set by your organisation");
});

test("a passphrase that is suggested by default is said", async () => {
  await newSecrets({ defaultPassphrase: "suggest" });
  expect(words()).toContain("Your organisation has a passphrase suggested for each link");
});

test.each([true, false])(
  "clicks that the organisation has decided about cannot be changed (%s)",
  async (clickedLinks) => {
    const policy = { ...NO_POLICY, clickedLinks };
    const settings = applyPolicy({ ...chosen, clicked: !clickedLinks }, policy, services);
    const onChoose = () => undefined;
    await show(<OpeningSection {...{ settings, onChoose }} inPrivate={false} saved={false} />);
    const clicks = field("Open clicked one-time links in Secret Links");
    expect(clicks.matches(":checked")).toBe(clickedLinks);
    expect(clicks.matches(":disabled")).toBe(true);
    expect(describedBy(clicks)).toContain("Set by your organisation");
  },
);

test("a demanded passphrase is said", async () => {
  await newSecrets({ passphraseRequired: true });
  expect(words()).toContain("Your organisation asks for a passphrase.");
});

const regions = services[0].servers.map(({ address }) => address);
const keptBy = (address: Address, service: string, seals: boolean): OfferedServer => ({
  address,
  service,
  seals,
  region: regions.includes(address),
});
const servers = [...regions, "https://secrets.example.com" as const].map((address) =>
  keptBy(address, "Onetime Secret", false),
);
const where = (rest: Partial<WhereSectionProps> = {}) =>
  show(
    <WhereSection
      servers={servers}
      chosen={regions[0] ?? "https://secrets.example.com"}
      locked={false}
      saved={false}
      onChoose={on.onChoose}
      {...rest}
    />,
  );

test("servers stand under who can read their texts, where there are both", async () => {
  const other = keptBy("https://paste.example.com/team", "PrivateBin", true);
  const pusher = keptBy("https://pwpush.example.com", "Password Pusher", false);
  await where({ servers: [...servers.slice(-1), pusher, other] });
  expect([...document.querySelectorAll(".group, .name")].map(words)).toEqual([
    "Anyone can open, nobody between can read",
    "paste.example.com/team",
    "Onetime Secret, Password Pusher",
    "secrets.example.com",
    "pwpush.example.com",
  ]);
  expect(words()).toContain("PrivateBin");
  await where();
  expect(document.querySelectorAll(".group")).toHaveLength(0);
});

test("servers are offered by the names of their regions, own ones by their hosts", async () => {
  await where();
  const names = [...document.querySelectorAll(".name")].map(({ textContent }) => textContent);
  expect(names).toEqual([
    "Canada",
    "European Union",
    "New Zealand",
    "United Kingdom",
    "United States",
    "secrets.example.com",
  ]);
  expect(describedBy(field("Canada"))).toBe("ca.onetimesecret.com");
  expect(field("European Union").matches(":checked")).toBe(true);
  await pick("secrets.example.com");
  expect(on.onChoose).toHaveBeenCalledExactlyOnceWith("https://secrets.example.com");
});

test("a server that the organisation chose stays chosen", async () => {
  await where({ locked: true });
  expect(document.querySelector("fieldset")?.disabled).toBe(true);
  expect(describedBy(document.querySelector("fieldset"))).toContain("Set by your organisation");
});

const last = (state: "idle" | "done") =>
  show(<ClearSection task={{ state }} onClear={on.onClear} />);

test("everything is cleared only after asking, and told afterwards", async () => {
  await last("idle");
  await press("Clear everything");
  expect(on.onClear).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button("Keep"));
  expect(words()).toContain("Secrets already sent stay where they are");
  await press("Keep");
  expect(on.onClear).not.toHaveBeenCalled();
  await press("Clear everything");
  await press("Clear everything");
  expect(on.onClear).toHaveBeenCalledTimes(1);
  expect(words(document.activeElement ?? document.body)).toBe("Everything on this device");
  await last("done");
  expect(words(document.querySelector(".outcome") ?? document.body)).toBe("Everything is cleared.");
});

test("clearing that failed is not called done", async () => {
  const task = { state: "failed", failure: { kind: "bug", reason: "bug" } } as const;
  await show(<ClearSection task={task} onClear={on.onClear} />);
  expect(words()).toContain("Something may still be kept.");
  expect(words()).not.toContain("Everything is cleared.");
});

test("the shortcut is shown, and so is that there is none", async () => {
  const onChange = vi.fn<() => void>();
  await show(<ShortcutLine shortcut="Alt+Shift+L" onChange={onChange} />);
  expect(document.querySelector("kbd")?.textContent).toBe("Alt+Shift+L");
  await show(<ShortcutLine shortcut="" onChange={onChange} />);
  expect(document.querySelector("kbd")).toBeNull();
  expect(words()).toContain("No shortcut is set.");
  await press("Change");
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("headings follow one another", async () => {
  await newSecrets();
  expect(all("h3", "New secrets")).toHaveLength(1);
  expect(document.querySelectorAll("h4, h5, h6")).toHaveLength(0);
});

function describedBy(element: Element | null): string {
  const ids = element?.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}
