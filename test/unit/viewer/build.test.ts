/** The viewer's one file is put together. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { page } from "../../../entrypoints/viewer/build/page";

const digest = (text = "") => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the page", () => {
  const text = page('say("</script><!--", "</STYLE>");\r\n', "p{color:red}", "MIT --> <b>\n");

  test("lets nothing run but its own script, and its own style", () => {
    const [, script] = /<script type="module">(.*?)<\/script>/s.exec(text) ?? [];
    const [, style] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    expect(text).toContain(`script-src ${digest(script)};`);
    expect(text).toContain(`style-src ${digest(style)};`);
    expect(text).toContain("default-src 'none';");
  });

  test("holds the licences in a comment that they cannot end", () => {
    expect(text.split("</html>\n")[1]).toBe("<!--\nMIT - -> <b>\n-->\n");
  });

  test("is not ended by what stands in a string", () => {
    const [, script] = /<script type="module">(.*?)<\/script>/s.exec(text) ?? [];
    expect(script).toBe('say("<\\/script><\\!--", "</STYLE>");\n');
  });
});
