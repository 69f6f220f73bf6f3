// @vitest-environment happy-dom
/** Writes that are never tried; the results of tries are tested in real browsers. */
import { beforeEach, expect, test, vi } from "vitest";
import { replaceText } from "../../../entrypoints/background/injected/replaceText";

const LINK = "https://eu.onetimesecret.com/secret/x";
const execCommand = vi.fn<() => boolean>(() => true);

beforeEach(() => {
  execCommand.mockClear();
  Object.assign(document, { execCommand });
  globalThis.writtenIn = undefined;
});

/** A field with all of its text selected. happy-dom does not know what can be written in. */
function field(text: string): HTMLTextAreaElement {
  const element = document.createElement("textarea");
  Object.assign(element, { matches: () => true });
  document.body.replaceChildren(element);
  element.value = text;
  element.focus();
  element.select();
  return element;
}

test.each([
  ["another text", "k9!vT2-", "another"],
  ["nothing but blanks", " \n", " \n"],
])("%s is left alone", async (_what, old, there) => {
  const element = field(there);
  expect(await replaceText(old, LINK, "selected")).toBe("refused");
  expect(execCommand).not.toHaveBeenCalled();
  expect(element.value).toBe(there);
});

test("the text itself is tried in each of these fields, so that the others mean something", async () => {
  field("k9!vT2-");
  await replaceText("k9!vT2-", LINK, "selected");
  expect(execCommand).toHaveBeenCalledWith("insertText", false, LINK);
});

test("a text goes back to the field that its link was written in, and to no other that holds the link", async () => {
  const element = field("k9!vT2-");
  execCommand.mockImplementation(() => {
    element.value = LINK;
    return true;
  });
  expect(await replaceText("k9!vT2-", LINK, "selected")).toBe("done");
  execCommand.mockImplementation(() => true);

  const other = field(LINK);
  expect(await replaceText(LINK, "k9!vT2-", "replaced")).toBe("refused");
  expect(other.value).toBe(LINK);
  expect(execCommand).toHaveBeenCalledTimes(1);

  document.body.append(element);
  expect(await replaceText(LINK, "k9!vT2-", "replaced")).toBe("refused");
  expect(execCommand).toHaveBeenLastCalledWith("insertText", false, "k9!vT2-");
});

test.each([
  ["as it is given the focus", "focus"],
  ["as it is told of the input", "beforeinput"],
])("nothing is written into another field, which takes the focus %s", async (_when, event) => {
  const element = field("k9!vT2-");
  execCommand.mockImplementation(() => {
    element.value = LINK;
    return true;
  });
  expect(await replaceText("k9!vT2-", LINK, "selected")).toBe("done");
  execCommand.mockClear();

  const other = document.createElement("textarea");
  document.body.append(other);
  other.focus();
  element.addEventListener(event, () => other.focus());
  expect(await replaceText(LINK, "k9!vT2-", "replaced")).toBe("refused");
  expect(execCommand).not.toHaveBeenCalled();
});
