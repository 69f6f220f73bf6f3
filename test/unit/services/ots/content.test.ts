/** The content of texts at ots, as its page and its command line write it. */
import { describe, expect, test } from "vitest";
import { readContent, writeContent } from "../../../../lib/services/ots/content";

const file = { name: "a", type: "", data: "" };

test.each([
  ["a secret alone", { secret: "only", v: 1 }, { text: "only" }],
  ["no list of files (`ots-cli`)", { secret: "only" }, { text: "only" }],
  ["none", { secret: "only", attachments: null }, { text: "only" }],
  [
    "an empty file of no type",
    { secret: "", attachments: [file] },
    { text: "", files: [{ name: "a", type: "", base64: "" }] },
  ],
])("JSON may have %s", (_title, meta, content) => {
  expect(readContent(`OTSMeta${JSON.stringify(meta)}`)).toEqual(content);
});

test.each([
  "",
  "some text",
  " OTSMeta{}",
  "OTSMeta",
  "OTSMeta is the name of a format",
  "OTSMeta[]",
  'OTSMeta{"secret":5}',
  'OTSMeta{"attachments":[]}',
  'OTSMeta{"secret":"x","attachments":{}}',
  'OTSMeta{"secret":"x","attachments":[{"name":"a","type":"t","data":"%%%%"}]}',
  'OTSMeta{"secret":"x","attachments":[{"name":"a","data":"YQ=="}]}',
  'OTSMeta{"secret":"x","attachments":[{"name":"a","type":"t","data":"YQ=="},5]}',
])("a text of any other form is the secret itself: %s", (text) => {
  expect(readContent(text)).toEqual({ text });
});

describe("a secret of ours", () => {
  test("is written as it is", () => {
    expect(writeContent("some text")).toBe("some text");
  });

  test("is put into JSON if it would be taken for that", () => {
    const text = 'OTSMeta{"secret":"not this"}';
    expect(writeContent(text)).toBe(`OTSMeta${JSON.stringify({ secret: text, v: 1 })}`);
    expect(readContent(writeContent(text))).toEqual({ text });
  });
});
