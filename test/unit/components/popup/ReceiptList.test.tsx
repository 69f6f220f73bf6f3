import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ReceiptList, type ReceiptListProps } from "../../../../components/popup/ReceiptList";
import type { ReceiptEntry } from "../../../../components/popup/ReceiptItem";
import type { Looks, Receipt, Status } from "../../../../lib/domain";
import { all, button, clear, field, press, show, submit, type, words } from "../look";
import { exact } from "../../../../lib/wording/format";
import { now, receipt, url } from "../samples";

const onCopy = vi.fn<(text: string) => Promise<boolean>>();
const onBurn = vi.fn<(digest: string, proof?: string) => void>();
const onNote = vi.fn<(digest: string, note: string) => Promise<boolean>>();
const onRemove = vi.fn<(digest: string) => void>();

beforeEach(() => {
  vi.resetAllMocks();
  onCopy.mockResolvedValue(true);
  onNote.mockResolvedValue(true);
});
afterEach(clear);

const waiting: Status = { state: "waiting", opened: false };

const powers = { status: true, burn: true, proof: true };

function entry(of: Receipt, rest: Partial<ReceiptEntry> = {}): ReceiptEntry {
  return { receipt: of, link: url, need: "nothing", passing: false, powers, ...rest };
}

function list(rest: Partial<ReceiptListProps> = {}) {
  return show(
    <ReceiptList
      entries={[entry(receipt(waiting))]}
      now={now}
      burning={new Set()}
      {...{ onCopy, onBurn, onNote, onRemove }}
      {...rest}
    />,
  );
}

const item = (): HTMLElement => {
  const [found] = document.querySelectorAll("li");
  if (found === undefined) throw new Error("no receipt");
  return found;
};

test("an empty list shows nothing", async () => {
  const page = await list({ entries: [] });
  expect(page.innerHTML).toBe("");
});

test("is a list called Receipts", async () => {
  await list();
  expect(all("ul", "Receipts")).toHaveLength(1);
});

const hour = 3600 * 1000;

test.each<[Status, string]>([
  [waiting, "Waiting · expires in 6 days · made 2 hours ago"],
  [
    { state: "waiting", opened: true },
    "Opened, not revealed · expires in 6 days · made 2 hours ago",
  ],
  [{ state: "revealed", at: now - hour }, "Revealed · 1 hour ago"],
  [{ state: "revealed" }, "Revealed · made 2 hours ago"],
  [{ state: "burned", at: now - hour }, "Burned · 1 hour ago"],
  [{ state: "expired" }, "Expired · made 2 hours ago"],
  [{ state: "gone" }, "Gone · made 2 hours ago"],
])("tells what became of it and when (%o)", async (status, told) => {
  await list({ entries: [entry(receipt(status))] });
  const facts = [...item().querySelectorAll(".hint > *")].map(words).join(" · ");
  expect(facts).toBe(told);
  expect(words(item())).toContain("Staging database");
});

test.each<[Looks, string]>([
  [{ count: 1, first: now - hour, last: now - hour }, "times opened: 1 · 1 hour ago"],
  [
    { count: 3, first: now - 2 * hour, last: now - hour },
    "times opened: 3 · first 2 hours ago · last 1 hour ago",
  ],
  [{ count: 100, last: now - hour }, "times opened: at least 100 · last 1 hour ago"],
  [{ count: 1 }, "times opened: 1"],
])(
  "tells how often and when the link was opened, where the service does: %j",
  async (looks, said) => {
    await list({ entries: [entry(receipt({ state: "waiting", opened: true, looks }))] });
    const [, line] = item().querySelectorAll(".hint");
    expect([...(line?.children ?? [])].map(words).join(" · ")).toBe(said);
  },
);

test("says nothing of looks where there were none, or nobody tells", async () => {
  await list();
  expect(words()).not.toContain("times opened");
});

test("one that is past its time has expired, whatever was heard last", async () => {
  await list({ entries: [entry(receipt(waiting, { expiresAt: now - hour }))] });
  expect(words(item())).toContain("Expired");
  expect(words(item())).toContain("1 hour ago");
  expect(words(item())).not.toContain("Waiting");
});

test("the exact times are in the tooltips", async () => {
  await list();
  const titles = [...item().querySelectorAll("time")].map(({ title }) => title);
  expect(titles).toHaveLength(2);
  for (const title of titles) expect(title).toMatch(/2026.*\d+:\d\d/);
});

test("tells which ones end with the browser session", async () => {
  await list({ entries: [entry(receipt(waiting), { passing: true })] });
  expect(words(item())).toContain("this session only");
  await list({ entries: [entry(receipt(waiting))] });
  expect(words(item())).not.toContain("this session only");
});

test("Escape answers the question with no, and is not left to the browser, which would close the popup", async () => {
  await list();
  await press("Burn");
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  await act(() => void button("Keep").dispatchEvent(escape));
  expect(escape.defaultPrevented).toBe(true);
  expect(words()).not.toContain("Burn it?");
  expect(onBurn).not.toHaveBeenCalled();
});

test("burning asks first, from a button that changes nothing", async () => {
  await list();
  await press("Burn");
  expect(onBurn).not.toHaveBeenCalled();
  expect(words()).toContain("Burn it? Nobody will be able to open the link.");
  expect(document.activeElement).toBe(button("Keep"));
  await press("Keep");
  expect(onBurn).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(item());
  expect(words()).not.toContain("Burn it?");
});

test("burns once it is confirmed", async () => {
  await list();
  await press("Burn");
  await press("Burn");
  expect(onBurn).toHaveBeenCalledExactlyOnceWith("d1", undefined);
});

test("while burning it says so and cannot be pressed again", async () => {
  await list({ burning: new Set(["d1"]) });
  expect(words(item())).toContain("Burning");
  expect(item().getAttribute("aria-busy")).toBe("true");
  expect(button("Burn").hasAttribute("disabled")).toBe(true);
});

test("without authority there is nothing to burn with", async () => {
  const { handle: _, ...without } = receipt(waiting);
  await list({ entries: [entry(without)] });
  expect(all("button", "Burn")).toHaveLength(0);
});

test("copies a suggested passphrase apart from its link, while both are there", async () => {
  await list({ entries: [entry(receipt(waiting), { suggested: "babab-lusab" })] });
  await press("Copy passphrase");
  expect(onCopy.mock.calls).toEqual([["babab-lusab"]]);
  expect(words()).not.toContain("babab-lusab");
  await list({ entries: [entry(receipt({ state: "gone" }), { suggested: "babab-lusab" })] });
  expect(all("button", "Copy passphrase")).toHaveLength(0);
});

test("copies the link again while it is there", async () => {
  await list();
  await press("Copy link");
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(url);
  await list({ entries: [entry(receipt(waiting), { link: undefined })] });
  expect(all("button", "Copy link")).toHaveLength(0);
});

test("an ended secret is removed at once, and cannot be burned or copied", async () => {
  await list({ entries: [entry(receipt({ state: "revealed" }))] });
  expect(all("button", "Burn")).toHaveLength(0);
  expect(all("button", "Copy link")).toHaveLength(0);
  await press("Remove");
  expect(onRemove).toHaveBeenCalledExactlyOnceWith("d1");
});

test("removing one that still waits asks first", async () => {
  await list();
  await press("Remove");
  expect(onRemove).not.toHaveBeenCalled();
  expect(words()).toContain("you can no longer burn it");
  await press("Remove");
  expect(onRemove).toHaveBeenCalledExactlyOnceWith("d1");
});

describe("a note", () => {
  const plain = entry(receipt(waiting, { note: "" }));

  test("is added to a receipt that has none, and the row has the focus again", async () => {
    await list({ entries: [plain] });
    await press("Add a note");
    expect(document.activeElement).toBe(field("Note to self"));
    await type("Note to self", " for Ana ");
    await submit();
    expect(onNote).toHaveBeenCalledExactlyOnceWith("d1", "for Ana");
    expect(all("input", "Note to self")).toHaveLength(0);
    expect(document.activeElement).toBe(item());
  });

  test("is changed, also that of an ended secret", async () => {
    await list({ entries: [entry(receipt({ state: "revealed" }))] });
    await press("Change the note");
    expect(field("Note to self").value).toBe("Staging database");
    await type("Note to self", "");
    await press("Save");
    expect(onNote).toHaveBeenCalledExactlyOnceWith("d1", "");
  });

  test("that could not be kept stays in its field, and says so", async () => {
    onNote.mockResolvedValueOnce(false);
    await list({ entries: [plain] });
    await press("Add a note");
    await type("Note to self", "for Ana");
    await submit();
    expect(words()).toContain("The note was not saved.");
    expect(field("Note to self").value).toBe("for Ana");
    expect(field("Note to self").getAttribute("aria-invalid")).toBe("true");
    await submit();
    expect(onNote).toHaveBeenCalledTimes(2);
    expect(all("input", "Note to self")).toHaveLength(0);
  });

  test("that is being written stays when the secret ends", async () => {
    await list({ entries: [plain] });
    await press("Add a note");
    await type("Note to self", "for Ana");
    await list({ entries: [entry(receipt({ state: "revealed" }, { note: "" }))] });
    expect(field("Note to self").value).toBe("for Ana");
  });

  test("is let go of by Escape, which would close the popup, and by Cancel", async () => {
    await list({ entries: [plain] });
    await press("Add a note");
    const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    await act(() => void field("Note to self").dispatchEvent(escape));
    expect(escape.defaultPrevented).toBe(true);
    await press("Add a note");
    await type("Note to self", "for Ana");
    await press("Cancel");
    expect(document.activeElement).toBe(item());
    expect(onNote).not.toHaveBeenCalled();
  });
});

test("the note is text", async () => {
  await list({ entries: [entry(receipt(waiting, { note: "<img src=x onerror=alert(1)>" }))] });
  expect(item().querySelectorAll("img")).toHaveLength(0);
  expect(words(item())).toContain("<img src=x onerror=alert(1)>");
});

test("a receipt that was kept only in part can no longer be checked, and says so", async () => {
  const { handle: _, ...without } = receipt(waiting);
  await list({ entries: [entry(without, { link: undefined })] });
  expect(words(item())).toContain("Can no longer be checked");
  expect(words(item())).not.toContain("Waiting");
  await press("Remove");
  expect(words()).toContain("Remove the receipt? The link keeps working.");
  expect(words()).not.toContain("burn");
});

test.each([
  ["passphrase", "Passphrase", "Type the passphrase first.", "plum-orbit"],
  ["link", "One-time link", "Paste the link first.", url],
] as const)("a burn that needs the %s asks for it", async (need, name, missing, proof) => {
  await list({ entries: [entry(receipt(waiting, { guarded: true }), { need })] });
  await press("Burn");
  expect(document.activeElement).toBe(field(name));
  const burns = button("Burn");
  burns.focus();
  await press("Burn");
  expect(words()).toContain(missing);
  expect(document.activeElement).toBe(field(name));
  expect(onBurn).not.toHaveBeenCalled();
  await type(name, proof);
  expect(words()).not.toContain(missing);
  await submit();
  expect(onBurn).toHaveBeenCalledExactlyOnceWith("d1", proof);
});

test("a proof stays until it turned out to be right, and is given once at a time", async () => {
  const asked = receipt(waiting, { guarded: true });
  const entries = [entry(asked, { need: "passphrase" })];
  await list({ entries });
  await press("Burn");
  await type("Passphrase", "plum");
  await submit();
  await list({ entries, burning: new Set(["d1"]) });
  await submit();
  expect(onBurn).toHaveBeenCalledTimes(1);
  await list({ entries });
  expect(field("Passphrase").value).toBe("plum");
  await submit();
  expect(onBurn).toHaveBeenCalledTimes(2);
  await list({
    entries: [entry({ ...asked, status: { state: "burned" } }, { need: "passphrase" })],
  });
  expect(words()).not.toContain("Burn it?");
  expect(document.activeElement).toBe(item());
  expect(button("Remove")).toBeDefined();
});

test("Escape lets go of what was typed as proof", async () => {
  await list({ entries: [entry(receipt(waiting), { need: "passphrase" })] });
  await press("Burn");
  await type("Passphrase", "plum");
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  await act(() => void field("Passphrase").dispatchEvent(escape));
  expect(onBurn).not.toHaveBeenCalled();
  await press("Burn");
  expect(field("Passphrase").value).toBe("");
});

const many = (count: number): readonly ReceiptEntry[] =>
  Array.from({ length: count }, (_, index) =>
    entry(receipt(waiting, { linkDigest: `d${index}`, note: `note ${index}` })),
  );

test("the newest five are shown, and the others only when asked for", async () => {
  const page = await list({ entries: many(200) });
  expect(page.querySelectorAll("li")).toHaveLength(5);
  expect(words(item())).toContain("note 0");
  await press("Show all 200");
  expect(page.querySelectorAll("li")).toHaveLength(200);
  expect(document.activeElement).toBe(page.querySelectorAll("li")[5]);
  expect(all("button", "Show all 200")).toHaveLength(0);
});

describe("the search", () => {
  const server = "https://secrets.example.com";
  const named = (index: number, note: string, rest: Partial<Receipt> = {}): ReceiptEntry =>
    entry(receipt(waiting, { linkDigest: `n${index}`, note, ...rest }));
  const twelve = [
    named(0, "for Ana"),
    named(1, "grüner Schlüssel", { address: server }),
    named(2, "", { status: { state: "waiting", opened: true } }),
    named(3, "bob", { status: { state: "revealed" } }),
    ...many(8),
  ];
  /** The name of a receipt without a note. */
  const made = exact(receipt(waiting).createdAt, "en").replaceAll(/\s/g, " ");
  const search = (query: string) => type("Search the receipts", query);
  const shown = () => [...document.querySelectorAll("li .name")].map((name) => words(name));
  const told = () => words(document.querySelector(".receipts .field output") ?? document.body);

  test("is there once there are more than ten receipts", async () => {
    await list({ entries: many(10) });
    expect(all("input", "Search the receipts")).toHaveLength(0);
    await list({ entries: many(11) });
    expect(all("input", "Search the receipts")).toHaveLength(1);
  });

  test.each([
    ["ANA", ["for Ana"]],
    ["schlussel grun", ["grüner Schlüssel"]],
    ["example", ["grüner Schlüssel"]],
    ["revealed", ["bob"]],
    ["opened", [made]],
    [made, [made]],
    ["nobody", []],
  ])("finds notes, servers, states and times: %s", async (query, found) => {
    await list({ entries: twelve });
    await search(query);
    expect(shown()).toEqual(found);
    expect(told()).toBe(`Found: ${found.length}`);
  });

  test("shows all that it finds, and the newest again once it is empty", async () => {
    await list({ entries: twelve });
    expect(told()).toBe("");
    await search("note");
    expect(shown()).toHaveLength(8);
    expect(all("button", "Show all 12")).toHaveLength(0);
    await search(" ");
    expect(shown()).toHaveLength(5);
    expect(told()).toBe("");
  });

  test("is emptied by Escape, and only the empty field leaves the key to the browser", async () => {
    await list({ entries: twelve });
    await search("ana");
    const escape = async () => {
      const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
      await act(() => void field("Search the receipts").dispatchEvent(key));
      return key.defaultPrevented;
    };
    expect(await escape()).toBe(true);
    expect(field("Search the receipts").value).toBe("");
    expect(shown()).toHaveLength(5);
    expect(await escape()).toBe(false);
  });

  test("stays while it is used, though few receipts are left", async () => {
    await list({ entries: twelve });
    await search("ana");
    await list({ entries: twelve.slice(0, 3) });
    expect(shown()).toEqual(["for Ana"]);
    await search("");
    expect(all("input", "Search the receipts")).toHaveLength(0);
  });

  test("finds nothing that is not text, and is kept by no browser", async () => {
    await list({ entries: twelve });
    await search("<b>.*\\");
    expect(told()).toBe("Found: 0");
    expect(field("Search the receipts").getAttribute("autocomplete")).toBe("off");
  });
});

test("the servers are named where there are several", async () => {
  const other = receipt(waiting, { linkDigest: "d2", address: "https://secrets.example.com" });
  await list({ entries: [entry(receipt(waiting)), entry(other)] });
  expect(words()).toContain("eu.onetimesecret.com");
  expect(words()).toContain("secrets.example.com");
  await list({ entries: [entry(other)] });
  expect(words()).not.toContain("secrets.example.com");
});

test("five need no button for the others", async () => {
  await list({ entries: many(5) });
  expect(all("button", "Show all 5")).toHaveLength(0);
});

test("a service that cannot be asked is not said to wait, and one that cannot burn offers none", async () => {
  const none = { status: false, burn: false, proof: false };
  await list({ entries: [entry(receipt(waiting), { powers: none })] });
  expect(words()).not.toContain("Waiting");
  expect(all("button", "Burn")).toHaveLength(0);
});
