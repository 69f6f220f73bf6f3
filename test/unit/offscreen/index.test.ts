import { expect, test, vi } from "vitest";
import script from "../../../entrypoints/offscreen/index";

type Copy = (text: string) => Promise<boolean>;
const found = vi.hoisted((): { copy?: Copy } => ({}));

vi.mock("../../../lib/app/offscreen", () => ({
  offscreen: { answer: (handlers: { copy: Copy }) => Object.assign(found, handlers) },
}));

/** A document whose browser tells of a copy, or does not. */
function documentThat(tells: boolean) {
  const copied: string[] = [];
  const page = new EventTarget();
  const tell = () =>
    page.dispatchEvent(
      Object.assign(new Event("copy"), {
        clipboardData: { setData: (_type: string, text: string) => copied.push(text) },
      }),
    );
  vi.stubGlobal("document", Object.assign(page, { execCommand: () => !tells || tell() }));
  return { copied, tell };
}

async function copyIn(tells: boolean) {
  const page = documentThat(tells);
  await script.main();
  return { ...page, confirmed: await found.copy?.("a link") };
}

test("a copy is confirmed once the browser has taken the text", async () => {
  const { confirmed, copied } = await copyIn(true);
  expect({ confirmed, copied }).toEqual({ confirmed: true, copied: ["a link"] });
});

test("a copy that the browser tells nothing of is not confirmed, and leaves no link for a later one", async () => {
  const { confirmed, copied, tell } = await copyIn(false);
  expect(confirmed).toBe(false);
  tell();
  expect(copied).toEqual([]);
});
