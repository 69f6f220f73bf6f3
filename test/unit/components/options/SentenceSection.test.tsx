import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  SentenceSection,
  type SentenceSectionProps,
} from "../../../../components/options/SentenceSection";
import { USUAL_TEMPLATE } from "../../../../lib/settings/template";
import { all, clear, field, press, show, type, words } from "../look";

afterEach(clear);

const onSave = vi.fn<(template: string | null) => void>();
const preview = (template: string | null) => `preview of ${template ?? "the usual words"}`;

beforeEach(() => onSave.mockReset());

const section = (rest: Partial<SentenceSectionProps> = {}) =>
  show(
    <SentenceSection
      chosen="browser"
      language="en"
      template={null}
      preview={preview}
      saved={false}
      onLanguage={vi.fn<() => void>()}
      onSave={onSave}
      {...rest}
    />,
  );

test("begins with the usual words, which are nobody's own", async () => {
  await section();
  expect(field("Own words").value).toBe(USUAL_TEMPLATE);
  expect(words()).toContain("preview of the usual words");
  expect(all("button", "Back to the usual words")).toEqual([]);
  await press("Save sentence");
  expect(onSave.mock.calls).toEqual([[null]]);
});

test("shows at once the message that own words make, and hands them over on Save", async () => {
  await section();
  await type("Own words", "Hello: {link}");
  expect(words()).toContain("preview of Hello: {link}");
  expect(onSave).not.toHaveBeenCalled();
  await press("Save sentence");
  expect(onSave.mock.calls).toEqual([["Hello: {link}"]]);
});

test("refuses words without the link, and loses nothing", async () => {
  await section({ template: "Before: {link}", saved: true });
  await type("Own words", "Hello, here it is.");
  await press("Save sentence");
  expect(onSave).not.toHaveBeenCalled();
  expect(words()).toContain("Nothing was saved: without {link}, recipients would get no link.");
  const box = field("Own words");
  expect(box.value).toBe("Hello, here it is.");
  expect(box.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(box);
  await press("{link}");
  expect(words()).not.toContain("Nothing was saved");
  await press("Save sentence");
  expect(onSave.mock.calls).toEqual([["Hello, here it is.{link}"]]);
});

test("a placeholder goes where the caret is", async () => {
  await section({ template: "{link} lives ." });
  const box = field("Own words");
  if (!(box instanceof HTMLTextAreaElement)) throw new Error("no text box");
  box.setSelectionRange(13, 13);
  await press("{lifetime}");
  expect(box.value).toBe("{link} lives {lifetime}.");
});

test("the usual words come back into the box, and count once they are saved", async () => {
  await section({ template: "Before: {link}" });
  await press("Back to the usual words");
  expect(field("Own words").value).toBe(USUAL_TEMPLATE);
  expect(onSave).not.toHaveBeenCalled();
  await press("Save sentence");
  expect(onSave.mock.calls).toEqual([[null]]);
});
