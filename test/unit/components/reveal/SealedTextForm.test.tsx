import { afterEach, expect, test, vi } from "vitest";
import { SealedTextForm } from "../../../../components/reveal/SealedTextForm";
import type { PasteProblem } from "../../../../lib/wording/sentences";
import type { Pasted } from "../../../../lib/revealing/unseal";
import { all, button, clear, field, press, show, submit, type, words } from "../look";
import { url } from "../samples";

afterEach(clear);

const onOpen = vi.fn<(pasted: Pasted) => void>();

test("takes a link and a sealed text", async () => {
  await show(<SealedTextForm wanted="both" onOpen={onOpen} />);
  expect(words()).toContain("nothing is sent");
  expect(document.activeElement).toBe(field("One-time link"));
  await type("One-time link", url);
  await type("Sealed text", "Sealed with Secret Links\n\neyJ…");
  await press("Open");
  const expected = { link: url, sealed: "Sealed with Secret Links\n\neyJ…" };
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(expected);
});

test("asks only for what is missing", async () => {
  await show(<SealedTextForm wanted="sealed" onOpen={onOpen} />);
  expect(all("input", "One-time link")).toHaveLength(0);
  expect(document.activeElement).toBe(field("Sealed text"));
  clear();
  await show(<SealedTextForm wanted="link" onOpen={onOpen} />);
  expect(all("textarea", "Sealed text")).toHaveLength(0);
  expect(words()).toContain("The sealed text is kept in this tab");
});

test.each<[PasteProblem, string, string]>([
  ["no-link", "One-time link", "That is not a one-time link."],
  ["key-incomplete", "One-time link", "The key in this link is incomplete."],
  ["key-missing", "One-time link", "This link has no key."],
  ["other-link", "One-time link", "The sealed text does not open with this link."],
  ["no-sealed-text", "Sealed text", "There is no sealed text in this."],
  ["sealed-damaged", "Sealed text", "This does not open with the link."],
])("%s is told beside the field it is about", async (problem, name, sentence) => {
  await show(<SealedTextForm wanted="both" problem={problem} onOpen={onOpen} />);
  expect(words()).toContain(sentence);
  const invalid = document.querySelectorAll("[aria-invalid=true]");
  expect([...invalid]).toEqual([field(name)]);
});

test.each(["link", "sealed"] as const)(
  "with only the %s asked for it is told there",
  async (wanted) => {
    await show(<SealedTextForm wanted={wanted} problem="sealed-damaged" onOpen={onOpen} />);
    expect(words()).toContain("This does not open with the link.");
  },
);

test("a problem keeps what was pasted", async () => {
  await show(<SealedTextForm wanted="both" onOpen={onOpen} />);
  await type("One-time link", "nonsense");
  await submit();
  await show(<SealedTextForm wanted="both" problem="no-link" onOpen={onOpen} />);
  expect(field("One-time link").value).toBe("nonsense");
});

test("goes back where there is something to go back to", async () => {
  const onBack = vi.fn<() => void>();
  await show(<SealedTextForm wanted="both" onOpen={onOpen} onBack={onBack} />);
  await press("Back");
  expect(onBack).toHaveBeenCalledTimes(1);
  await show(<SealedTextForm wanted="both" onOpen={onOpen} />);
  expect(all("button", "Back")).toHaveLength(0);
});

test("the focus goes to what has to be mended, each time", async () => {
  const shown = (problem?: PasteProblem) =>
    show(<SealedTextForm wanted="both" problem={problem} onOpen={onOpen} />);
  await shown();
  await press("Open");
  await shown("no-link");
  expect(document.activeElement).toBe(field("One-time link"));
  for (let turn = 0; turn < 2; turn += 1) {
    button("Open").focus();
    await press("Open");
    await shown("no-sealed-text");
    expect(document.activeElement).toBe(field("Sealed text"));
  }
});
