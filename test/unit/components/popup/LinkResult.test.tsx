import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FailureNote } from "../../../../components/FailureNote";
import { LinkResult, type LinkResultProps } from "../../../../components/popup/LinkResult";
import { OpenersQuestion } from "../../../../components/popup/OpenersQuestion";
import { all, button, clear, field, press, show, type, words } from "../look";
import { draft, host, shared, url } from "../samples";

const onCopy = vi.fn<(text: string) => Promise<boolean>>();
const onReplace = vi.fn<() => void>();
const onUndo = vi.fn<() => void>();
const onOtherKind = vi.fn<() => void>();
const onCreateAnother = vi.fn<() => void>();

beforeEach(() => {
  vi.resetAllMocks();
  onCopy.mockResolvedValue(true);
});
afterEach(clear);

function result(rest: Partial<LinkResultProps> = {}) {
  const on = { onCopy, onReplace, onUndo, onOtherKind, onCreateAnother };
  const message = async () => `Here is a secret for you.\n${url}`;
  const given = {
    attempt: shared,
    openers: "extension",
    message,
    several: false,
    busy: false,
  } as const;
  return show(<LinkResult {...given} {...on} {...rest} />);
}

const ADD = "Add a passphrase";

const terms = (rest: object) => ({
  ...shared,
  draft: { ...draft, terms: { ...draft.terms, ...rest } },
});

test("a note is offered where its receipt is listed, and the button has the focus again", async () => {
  const onNote = vi.fn<(note: string) => Promise<boolean>>().mockResolvedValue(true);
  await result();
  expect(all("button", "Add a note")).toHaveLength(0);
  await result({ onNote });
  await press("Add a note");
  await type("Note to self", "for Ana");
  await press("Save");
  expect(onNote).toHaveBeenCalledExactlyOnceWith("for Ana");
  expect(document.activeElement).toBe(button("Add a note"));
  await result({ onNote, attempt: { ...shared, draft: { ...draft, note: "for Ana" } } });
  button("Change the note");
});

test("the status line says what happened and has the focus", async () => {
  await result();
  const line = document.activeElement ?? document.body;
  expect(line.getAttribute("role")).toBe("status");
  expect(words(line)).toBe(
    "Link copied. Only people with Secret Links can open it. Opens once, within 7 days.",
  );
});

test.each([
  ["extension", true, "warn"],
  ["viewer", true, "good"],
  ["browser", true, "good"],
  ["browser", false, "warn"],
] as const)("a link for %s that was copied (%s) looks %s", async (openers, copied, tone) => {
  await result({ openers, attempt: { ...shared, copied } });
  expect(document.querySelector("[role=status]")?.classList).toContain(tone);
});

test.each([
  ["extension", 0],
  ["viewer", 1],
  ["browser", 1],
] as const)("a telephone is offered only what it can open: %s", async (openers, codes) => {
  await result({ openers });
  expect(all("button", "Show QR code")).toHaveLength(codes);
});

test("a server that hands a text to several at once is not said to open a link once", async () => {
  await result({ several: true });
  expect(words()).not.toContain("Opens once");
  expect(words()).toContain("people who open it at the same moment may all get the text");
});

test("a link that may be burned is not said to open", async () => {
  await result({ attempt: { ...shared, burning: true } });
  expect(words()).toContain(`No answer from ${host}`);
  expect(words()).toContain("The secret may or may not be burned. Try again to be sure.");
  expect(words()).not.toContain("Opens once");
  expect(words()).not.toContain("Link copied");
});

test("a link that was not copied is shown whole and selected, and nothing says copied", async () => {
  await result({ attempt: { ...shared, copied: false } });
  expect(words()).toContain("Link created");
  expect(words()).toContain("It may not be on the clipboard. Copy it from here.");
  expect(words()).not.toContain("Link copied");
  expect(getSelection()?.toString()).toBe(url);
});

test("the link is text, in no field and no anchor", async () => {
  const page = await result();
  expect(words(page.querySelector("code") ?? page)).toBe(url);
  expect(page.querySelectorAll("input, textarea, a")).toHaveLength(0);
});

test("the lifetime told is the one granted", async () => {
  await result({ attempt: { ...shared, expiresAt: shared.at + 3600 * 1000 } });
  expect(words()).toContain("Opens once, within 1 hour.");
});

const less = "The server grants a shorter lifetime than you chose.";

test.each([
  [0.5, true],
  [0.94, true],
  [0.96, false],
  [1, false],
])("%d of the lifetime that was asked for: said to be less: %s", async (part, said) => {
  const lifetime = draft.terms.lifetime * 1000 * part;
  await result({ attempt: { ...shared, expiresAt: shared.at + lifetime } });
  expect(words().includes(less)).toBe(said);
});

test("copied is said only once it is confirmed", async () => {
  let confirm: (confirmed: boolean) => void = () => undefined;
  onCopy.mockReturnValueOnce(new Promise((resolve) => (confirm = resolve)));
  const page = await result();
  await press("Copy link");
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(url);
  expect(words(page.querySelector("output") ?? page)).toBe("");
  confirm(true);
  await vi.waitFor(() => expect(words(page.querySelector("output") ?? page)).toBe("Copied"));
});

test.each([() => Promise.resolve(false), () => Promise.reject(new Error("denied"))])(
  "a copy that failed is said to have failed",
  async (copy) => {
    onCopy.mockImplementationOnce(copy);
    const page = await result();
    await press("Copy link");
    const told = page.querySelector("output") ?? page;
    expect(words(told)).toBe("The browser did not allow the copy.");
  },
);

test("link and passphrase have a button each, and never go together", async () => {
  await result({ attempt: terms({ passphrase: "plum-orbit" }) });
  await press("Copy link");
  await press("Copy passphrase");
  await press("Copy a sentence for the recipient");
  const texts = onCopy.mock.calls.map(([text]) => text);
  expect(texts.slice(0, 2)).toEqual([url, "plum-orbit"]);
  expect(texts.filter((text) => text.includes(url) && text.includes("plum-orbit"))).toEqual([]);
  expect(words()).not.toContain("plum-orbit");
});

test("a suggested passphrase is shown, and has its own button", async () => {
  await result({ attempt: terms({ passphrase: "babab-lusab", suggested: true }) });
  expect(words()).toContain("babab-lusab");
  await press("Copy link");
  await press("Copy passphrase");
  expect(onCopy.mock.calls).toEqual([[url], ["babab-lusab"]]);
});

test("a passphrase can be added as long as there is none", async () => {
  const onAddPassphrase = vi.fn<() => void>();
  await result({ onAddPassphrase });
  await press(ADD);
  expect(onAddPassphrase).toHaveBeenCalledTimes(1);
  await result({ onAddPassphrase, attempt: terms({ passphrase: "plum-orbit" }) });
  expect(all("button", ADD)).toHaveLength(0);
  await result();
  expect(all("button", ADD)).toHaveLength(0);
});

test("without a passphrase there is no button for one", async () => {
  await result();
  expect(all("button", "Copy passphrase")).toHaveLength(0);
});

test.each([
  [
    "extension",
    "Only people with Secret Links can open it.",
    "Sealed: the service cannot read the text.",
    "Make one that any browser can open",
  ],
  [
    "viewer",
    "Anyone with a browser can open it, through the viewer.",
    "whoever serves the viewer could.",
    "Make one that needs no viewer",
  ],
  [
    "browser",
    "Anyone with a browser can open it; the service could read it.",
    "Service-encrypted: the service could read the text.",
    "Make one that the service cannot read",
  ],
] as const)(
  "says who can open it (%s) in the live region, and who could read it with the other kind beside it",
  async (openers, who, readers, other) => {
    await result({ openers });
    expect(words(document.querySelector("[role=status]") ?? undefined)).toContain(who);
    expect(words()).toContain(readers);
    await press(other);
    expect(onOtherKind).toHaveBeenCalledTimes(1);
  },
);

test("as long as nothing is decided, the question stands in place of the answer", async () => {
  const onDecide = vi.fn<(kind: string, forAll: boolean) => void>();
  await result({
    question: <OpenersQuestion viewer={false} busy={false} onDecide={onDecide} />,
  });
  expect(all("button", "Make one that any browser can open")).toHaveLength(0);
  const [question] = all("fieldset", "Who can open it");
  expect(words(question)).toContain("instructions in place of the text, and the link is used up.");
  expect(words(question)).toContain("Service-encrypted: the service could read the text.");
  await press("People with Secret Links");
  expect(onDecide).toHaveBeenLastCalledWith("sealed", false);
  await act(() => field("For all my links").click());
  await press("Anyone with a browser");
  expect(onDecide).toHaveBeenLastCalledWith("service-encrypted", true);
});

test("undo and another", async () => {
  await result();
  await press("Undo");
  await press("Create another");
  expect(onUndo).toHaveBeenCalledTimes(1);
  expect(onCreateAnother).toHaveBeenCalledTimes(1);
});

const place = { tabId: 1, documentId: "5A1E" };
const REPLACE = "Replace selection with link";
const UPLOADED = "The page may already have uploaded the draft with the text in it.";

test("a text from a field can be replaced by the link, any other cannot", async () => {
  await result({ attempt: { ...shared, place } });
  await press(REPLACE);
  expect(onReplace).toHaveBeenCalledTimes(1);
  await result();
  expect(all("button", REPLACE)).toHaveLength(0);
});

test.each([true, false])(
  "a text that was replaced is said to be, once with what that does not undo: %s",
  async (first) => {
    await result({ attempt: { ...shared, place, replaced: { state: "done", first } } });
    expect(words()).toContain("Text replaced The link now stands in the page.");
    expect(words().includes(UPLOADED)).toBe(first);
    expect(all("button", REPLACE)).toHaveLength(0);
  },
);

test.each([
  ["refused", "Text not replaced The page is as it was."],
  ["garbled", "Look at the page It changed what was put there."],
] as const)("a text that was not replaced (%s) is said not to be", async (state, said) => {
  await result({ attempt: { ...shared, place, replaced: { state } } });
  expect(words()).toContain(said);
  expect(words()).not.toContain(UPLOADED);
  expect(all("button", REPLACE)).toHaveLength(1);
});

test("nothing is said of a page that has not answered yet", async () => {
  await result({ attempt: { ...shared, place, replaced: { state: "begun" } } });
  expect(document.querySelectorAll("[role=status]")).toHaveLength(1);
  expect(all("button", REPLACE)).toHaveLength(1);
});

test("an action that the service cannot do has no button", async () => {
  await result({ onUndo: undefined, onOtherKind: undefined });
  expect(all("button", "Undo")).toHaveLength(0);
  expect(all("button", "Make one that any browser can open")).toHaveLength(0);
});

test("while burning, only copying goes on", async () => {
  await result({ busy: true, attempt: { ...shared, place }, onAddPassphrase: () => undefined });
  const disabled = [REPLACE, "Undo", "Create another", "Make one that any browser can open", ADD];
  for (const name of disabled) expect(button(name).hasAttribute("disabled")).toBe(true);
  expect(button("Copy link").hasAttribute("disabled")).toBe(false);
});

test("a link that could not be made again says that this one still works", async () => {
  const failure = { kind: "unsupported", reason: "policy-sealed" } as const;
  await result({ notice: <FailureNote failure={failure} doing="remake" host={host} /> });
  expect(words()).toContain("This link still works; nothing was burned.");
  expect(words()).toContain("Your organisation allows sealed links only.");
});

test("a failed undo is told in place of the status, and the link stays", async () => {
  const failure = { kind: "unanswered", reason: "no-answer" } as const;
  await result({ notice: <FailureNote failure={failure} doing="burn" host={host} /> });
  expect(words()).toContain("The secret may or may not be burned.");
  expect(words()).toContain(url);
});
