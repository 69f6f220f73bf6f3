/** The viewer's one file is put together. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { page } from "../../../entrypoints/viewer/build/page";
import { usedRules } from "../../../entrypoints/viewer/build/style";

const digest = (text = "") => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the page", () => {
  const text = page('say("</script><!--", "</STYLE>");\r\n', "p{color:red}");

  test("lets nothing run but its own script, and its own style", () => {
    const [, script] = /<script type="module">(.*?)<\/script>/s.exec(text) ?? [];
    const [, style] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    expect(text).toContain(`script-src ${digest(script)};`);
    expect(text).toContain(`style-src ${digest(style)};`);
    expect(text).toContain("default-src 'none';");
  });

  test("is not ended by what stands in a string", () => {
    const [, script] = /<script type="module">(.*?)<\/script>/s.exec(text) ?? [];
    expect(script).toBe('say("<\\/script><\\!--", "</STYLE>");\n');
  });
});

describe("in a style sheet", () => {
  const used = (css: string) =>
    usedRules(css, 'h("p", { class: "text" }), h("h1"), h("h2"), `card first`');

  test.each([
    ["elements stay", "p{a:b}h1,h2{c:d}", "p{a:b}h1,h2{c:d}"],
    ["so does the page", "*,:root,html>body{a:b}", "*,:root,html>body{a:b}"],
    ["a name that no component makes goes", "dl,p>dt{a:b}select:focus{c:d}", ""],
    ["classes that occur stay", ".text{a:b}.card>.first{c:d}", ".text{a:b}.card>.first{c:d}"],
    ["others go", ".popup{a:b}.card .popup{c:d}", ""],
    ["those of several selectors go that do not occur", ".popup,.text{a:b}", ".text{a:b}"],
    [
      "a name that must not occur need not",
      "p:not(.popup,.other){a:b}",
      "p:not(.popup,.other){a:b}",
    ],
    ["nor what is in brackets", "p[data-code]:has(.other){a:b}", "p[data-code]:has(.other){a:b}"],
    ["so within a condition", "@media print{.popup{a:b}.text{c:d}}", "@media print{.text{c:d}}"],
    ["a condition without rules goes", "@media print{.popup{a:b}}", ""],
    ["motion stays", "@keyframes turn{to{a:b}}", "@keyframes turn{to{a:b}}"],
  ])("%s", (_what, css, expected) => {
    expect(used(css)).toBe(expected);
  });

  test("a rule without its end is none", () => {
    expect(() => used("p{a:b")).toThrow("no end");
  });
});
