import { NO_POLICY } from "../../../../lib/settings/policy";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { DoubtNote } from "../../../../components/popup/DoubtNote";
import { FailureNote } from "../../../../components/FailureNote";
import { ShareForm, type ShareFormProps } from "../../../../components/popup/ShareForm";
import type { Draft } from "../../../../lib/sharing/draft";
import { all, button, clear, field, press, show, submit, type, words } from "../look";
import { draft, host, limits } from "../samples";

afterEach(clear);

const onChange = vi.fn<(draft: Draft) => void>();
const onSubmit = vi.fn<() => void>();
const onGenerate = vi.fn<(caret: number) => void>();

function form(rest: Partial<ShareFormProps> = {}) {
  onChange.mockClear();
  onSubmit.mockClear();
  onGenerate.mockClear();
  return show(
    <ShareForm
      draft={draft}
      limits={limits}
      policy={NO_POLICY}
      viewer={false}
      submit="create"
      busy={false}
      random={zeros}
      onChange={onChange}
      onGenerate={onGenerate}
      onSubmit={onSubmit}
      {...rest}
    />,
  );
}

const zeros = (length: number): Uint8Array => new Uint8Array(length);
const withText = (text: string): Draft => ({ ...draft, text });
const plain = (passphrase?: string): Draft => ({
  ...draft,
  terms: { lifetime: 300, sealed: false, ...(passphrase === undefined ? {} : { passphrase }) },
});

test("every control has its label", async () => {
  await form();
  for (const name of ["Secret", "Expires in", "Passphrase", "Note to self"]) field(name);
  expect(all("[role=radiogroup]", "Who can open it")).toHaveLength(1);
  expect(field("People with Secret Links").matches(":checked")).toBe(true);
  expect(field("Anyone with a browser").matches(":checked")).toBe(false);
  button("Create link");
});

test("a password is wished for where the caret is, also while another field has the focus", async () => {
  await form({ draft: withText("Name: ana") });
  const box = field("Secret");
  if (!(box instanceof HTMLTextAreaElement)) throw new Error("no text box");
  box.setSelectionRange(2, 6);
  field("Note to self").focus();
  await press("Generate");
  expect(onGenerate.mock.calls).toEqual([[6]]);
  expect(onChange).not.toHaveBeenCalled();
});

test("starts in the text box", async () => {
  await form();
  expect(document.activeElement).toBe(field("Secret"));
});

test("a notice takes the focus and stands above what it is about", async () => {
  const notice = (
    <FailureNote failure={{ kind: "unanswered", reason: "no-answer" }} doing="create" host={host} />
  );
  await form({ notice, submit: "retry" });
  expect(words(document.activeElement ?? document.body)).toContain(`No answer from ${host}`);
  expect(field("Secret").value).toBe(draft.text);
  await press("Try again");
  expect(onSubmit).toHaveBeenCalledTimes(1);
});

test.each([
  ["frame", "flattened", "Line breaks may be missing"],
  ["document", "flattened", "Line breaks may be missing"],
  ["frame", "in lines", "This may not be what you selected"],
  ["document", "in lines", "This may not be what you selected"],
  ["mismatch", "in lines", "This may not be what you selected"],
  ["link", "flattened", "You selected a one-time link"],
] as const)("a doubt (%s, %s) is told before anything is sent", async (doubt, menu, title) => {
  await form({ notice: <DoubtNote {...{ doubt, menu }} /> });
  expect(words()).toContain(title);
  if (menu === "in lines") expect(words()).not.toContain("Line breaks may be missing");
  expect(words()).toContain("Nothing was sent.");
});

test("each field changes its part of the draft and nothing else", async () => {
  await form();
  await type("Secret", "new text\n");
  await type("Expires in", "300");
  await type("Passphrase", "plum");
  await type("Note to self", "for Dana");
  await act(() => field("Anyone with a browser").click());
  expect(onChange.mock.calls.map(([changed]) => changed)).toEqual([
    { ...draft, text: "new text\n" },
    { ...draft, terms: { ...draft.terms, lifetime: 300 } },
    { ...draft, terms: { ...draft.terms, passphrase: "plum" } },
    { ...draft, note: "for Dana" },
    { ...draft, terms: { ...draft.terms, sealed: false } },
  ]);
});

test.each([
  [
    false,
    ["People with Secret Links", "Sealed: the service cannot read the text."],
    ["Anyone with a browser", "Service-encrypted: the service could read the text."],
  ],
  [
    true,
    [
      "Anyone with a browser, encrypted here",
      "Sealed: the service cannot read the text; whoever serves the viewer could.",
    ],
    [
      "Anyone with a browser, the service can read it",
      "Service-encrypted: the service could read the text.",
    ],
  ],
])("both answers say who could read the text (viewer: %s)", async (viewer, ...answers) => {
  await form({ viewer });
  for (const [name = "", readers] of answers) {
    expect(describedBy(field(name))).toContain(readers);
  }
});

const describedBy = (element: Element) =>
  (element.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent)
    .join(" ");

test("an emptied passphrase is none", async () => {
  await form({ draft: { ...draft, terms: { ...draft.terms, passphrase: "plum" } } });
  await type("Passphrase", "");
  expect(onChange).toHaveBeenCalledExactlyOnceWith(draft);
});

test("lifetimes are told in words, and one from elsewhere is kept", async () => {
  await form({ draft: { ...draft, terms: { lifetime: 1209600, sealed: true } } });
  const options = [...field("Expires in").querySelectorAll("option")].map(words);
  expect(options).toEqual(["5 minutes", "1 hour", "1 day", "7 days", "14 days"]);
  expect(field("Expires in").value).toBe("1209600");
});

test("its button, Enter and Ctrl or Cmd with Enter submit", async () => {
  await form();
  await press("Create link");
  await submit();
  for (const held of [{ ctrlKey: true }, { metaKey: true }, {}]) {
    const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...held });
    await act(() => void field("Secret").dispatchEvent(event));
  }
  expect(onSubmit).toHaveBeenCalledTimes(4);
});

test("while busy nothing is submitted twice", async () => {
  await form({ busy: true });
  await press("Create link");
  await submit();
  expect(onSubmit).not.toHaveBeenCalled();
});

test("an empty text is explained once it was tried", async () => {
  await form({ draft: withText("") });
  expect(words()).not.toContain("Type or paste a text first.");
  await press("Create link");
  expect(words()).toContain("Type or paste a text first.");
  expect(field("Secret").getAttribute("aria-invalid")).toBe("true");
  expect(onSubmit).not.toHaveBeenCalled();
});

test("a broken text is explained", async () => {
  await form({ draft: withText("a\ud800b") });
  await press("Create link");
  expect(words()).toContain("Part of this text is broken");
  expect(onSubmit).not.toHaveBeenCalled();
});

test("a text that is too long is explained at once, with by how much", async () => {
  const room = { ...limits, maxBytes: 10 };
  await form({ draft: { ...plain(), text: "12345678ä" }, limits: room });
  expect(words()).toContain("10 of 10 bytes");
  expect(words()).not.toContain("more than fits");
  await form({ draft: { ...plain(), text: "12345678äö" }, limits: room });
  expect(words()).toContain("12 of 10 bytes");
  expect(words()).toContain("This is 2 bytes more than fits.");
  await press("Create link");
  expect(onSubmit).not.toHaveBeenCalled();
});

test.each([
  [plain("1234567"), limits, "This service asks for at least 8 characters."],
  [plain("x".repeat(129)), limits, "This service takes at most 128 characters."],
  [
    plain(),
    { ...limits, passphrase: { ...limits.passphrase, required: true } },
    "This service asks for a passphrase.",
  ],
])("the service's rules for passphrases are checked first", async (broken, rules, sentence) => {
  await form({ draft: broken, limits: rules });
  await press("Create link");
  expect(words()).toContain(sentence);
  expect(field("Passphrase").getAttribute("aria-invalid")).toBe("true");
  expect(onSubmit).not.toHaveBeenCalled();
});

test.each([
  ["short", "at least 8 characters"],
  ["x".repeat(129), "at most 128 characters"],
])(
  "a passphrase that breaks the service's rule is marked once the link is to be service-encrypted: %s",
  async (passphrase, told) => {
    const sealed: Draft = { ...draft, terms: { ...draft.terms, sealed: true, passphrase } };
    function Held() {
      const [held, setHeld] = useState(sealed);
      const rest = {
        viewer: false,
        submit: "create",
        busy: false,
        random: zeros,
        onGenerate,
        onSubmit,
      } as const;
      return (
        <ShareForm {...rest} draft={held} limits={limits} policy={NO_POLICY} onChange={setHeld} />
      );
    }
    await show(<Held />);
    expect(words()).not.toContain(told);
    await act(() => field("Anyone with a browser").click());
    expect(words()).toContain(told);
    // A text typed from now on is typed under these rules, and not disturbed.
    await type("Passphrase", "sho");
    expect(words()).not.toContain("at least 8 characters");
  },
);

test("a passphrase of a sealed secret is free of them", async () => {
  const rules = { ...limits, passphrase: { ...limits.passphrase, required: true } };
  await form({ draft: { ...draft, terms: { ...draft.terms, passphrase: "x" } }, limits: rules });
  await press("Create link");
  expect(onSubmit).toHaveBeenCalledTimes(1);
});

const bad = (name: string): boolean => field(name).getAttribute("aria-invalid") === "true";

test.each<[string, Draft, Partial<ShareFormProps>]>([
  ["Secret", withText(""), {}],
  ["Passphrase", plain("1234567"), {}],
  ["Passphrase", draft, { policy: { ...NO_POLICY, passphraseRequired: true } }],
  ["Expires in", draft, { policy: { ...NO_POLICY, maximumLifetime: 3600 } }],
  ["People with Secret Links", plain(), { policy: { ...NO_POLICY, sealedRequired: true } }],
])("a refused form gives the focus to the field in error: %s", async (name, broken, rest) => {
  await form({ draft: broken, ...rest });
  button("Create link").focus();
  await press("Create link");
  expect(document.activeElement).toBe(field(name));
  field("Note to self").focus();
  await press("Create link");
  expect(document.activeElement).toBe(field(name));
  expect(onSubmit).not.toHaveBeenCalled();
});

test("the form says an organisation's demands before anything is tried", async () => {
  const policy = { ...NO_POLICY, passphraseRequired: true, sealedRequired: true };
  await form({ policy });
  expect(words()).toContain("Your organisation asks for a passphrase.");
  expect(field("Passphrase").getAttribute("aria-required")).toBe("true");
  expect(field("Passphrase").getAttribute("placeholder")).toBe("Required");
  expect(words()).toContain("Set by your organisation");
  expect(field("Anyone with a browser").disabled).toBe(true);
  expect(field("People with Secret Links").disabled).toBe(false);
  expect(bad("Passphrase")).toBe(false);
  await form({ policy: NO_POLICY });
  expect(words()).not.toContain("organisation");
  expect(field("Anyone with a browser").disabled).toBe(false);
  expect(field("Passphrase").getAttribute("aria-required")).toBe("false");
});

test("a text that may not go service-encrypted can be sealed", async () => {
  await form({ draft: plain(), policy: { ...NO_POLICY, sealedRequired: true } });
  expect(words()).toContain("Your organisation allows sealed links only.");
  const [group] = all("[role=radiogroup]", "Who can open it");
  expect(group?.getAttribute("aria-invalid")).toBe("true");
  await act(() => field("People with Secret Links").click());
  expect(onChange).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ terms: { lifetime: 300, sealed: true } }),
  );
});

test("a lifetime that the organisation does not allow is told at once", async () => {
  await form({ policy: { ...NO_POLICY, maximumLifetime: 86_400 } });
  expect(words()).toContain("Your organisation allows 1 day at most.");
  expect(bad("Expires in")).toBe(true);
});

test("a service that wants a passphrase says so, but not of a sealed secret", async () => {
  const rules = { ...limits, passphrase: { ...limits.passphrase, required: true } };
  await form({ draft: plain(), limits: rules });
  expect(words()).toContain("This service asks for a passphrase.");
  expect(bad("Passphrase")).toBe(false);
  await form({ limits: rules });
  expect(words()).not.toContain("asks for a passphrase");
});

test("a suggested passphrase is filled in, readable, with its strength", async () => {
  await form();
  await press("Suggest");
  const [filled] = onChange.mock.lastCall ?? [];
  expect(filled?.terms).toEqual({ ...draft.terms, passphrase: "babab-babab-babab-babab" });
  await form(filled && { draft: filled });
  expect(field("Passphrase").type).toBe("text");
  expect(words()).toContain("Random, 64 bits. Too many to guess, even offline.");
  await form(filled && { draft: { ...filled, terms: { ...filled.terms, passphrase: "babab" } } });
  expect(words()).not.toContain("64 bits");
});

test("a suggestion keeps to the rules of the service where it is the one to check", async () => {
  const rules = { ...limits, passphrase: { ...limits.passphrase, minLength: 30, complex: true } };
  await form({ draft: plain(), limits: rules });
  await press("Suggest");
  expect(onChange.mock.lastCall?.[0].terms.passphrase).toBe(
    "Babab-babab-babab-babab-babab-babab-0",
  );
  await form({ limits: rules });
  await press("Suggest");
  expect(onChange.mock.lastCall?.[0].terms.passphrase).toBe("babab-babab-babab-babab");
});

test("an offer stands below the text that it is about", async () => {
  const page = await form({ offer: <p id="offer">offered</p> });
  const offer = page.querySelector("#offer") ?? page;
  const after = Node.DOCUMENT_POSITION_FOLLOWING;
  expect(field("Secret").compareDocumentPosition(offer) & after).not.toBe(0);
  expect(offer.compareDocumentPosition(field("Expires in")) & after).not.toBe(0);
});

test("the passphrase is hidden until its button says otherwise", async () => {
  await form();
  expect(field("Passphrase").type).toBe("password");
  expect(button("Show passphrase").getAttribute("aria-pressed")).toBe("false");
  await press("Show passphrase");
  expect(field("Passphrase").type).toBe("text");
  expect(button("Show passphrase").getAttribute("aria-pressed")).toBe("true");
});
