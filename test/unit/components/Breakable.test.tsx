import { afterEach, expect, test } from "vitest";
import { Breakable } from "../../../components/Breakable";
import { Card } from "../../../components/Card";
import { clear, show } from "./look";

afterEach(clear);

test.each([
  ["It came from eur01.safelinks.example.", "eur01.|safelinks.|example."],
  ["Look at \u2068a.example:8443\u2069, no. 1 … ...", "\u2068a.|example:8443\u2069,"],
])("the host in %j is together, and may break after its dots", async (text, host) => {
  await show(<Breakable text={text} />);
  expect(document.body.textContent).toBe(text);
  const together = [...document.querySelectorAll(".together")];
  expect(together.map(({ innerHTML }) => innerHTML)).toEqual([host.replaceAll("|", "<wbr>")]);
});

test("a sentence without a host is as it was", async () => {
  await show(<Breakable text="Nothing. To break..." />);
  expect(document.body.innerHTML).toBe("Nothing. To break...");
});

test("a heading is heard with its host whole", async () => {
  await show(<Card title="Look at a.example">Where it leads</Card>);
  // A name made of the content would have blanks at the breaks (Chromium 156).
  expect(document.querySelector("h2")?.getAttribute("aria-label")).toBe("Look at a.example");
});
