/** Links in the viewer's form, as the extension gives them out: for people with it, and for people without. */
import { afterAll, beforeAll, describe, expect } from "vitest";
import { giveFile, savedBy } from "../support/downloads";
import { everywhere } from "../support/fixture";
import { choose, fill, press, reads, sentence } from "../support/person";
import type { AnyStage } from "../support/stage";
import { buildViewer, openPlain, serve, type ViewerFile } from "../support/viewer";

const TEXT = "  for anyone\n\twith a browser ";
const PASSPHRASE = "plover-8841-passphrase";

let built: ViewerFile;

beforeAll(async () => {
  built = await buildViewer();
});

afterAll(() => built.close());

/** Serves a viewer and has the extension give out links to it; closes it whatever comes. */
async function withViewer(stage: AnyStage, play: (viewer: string) => Promise<void>): Promise<void> {
  const site = await serve({ "/": built.html });
  try {
    // Not the name of a host that the extension may ask already: Firefox takes no port in a permission.
    const viewer = `${site.origin.replace("127.0.0.1", "localhost")}/`;
    const options = await stage.driver.openExtensionPage("options");
    await fill(options, sentence("viewerAddress"), viewer);
    await press(options, sentence("save"));
    await stage.answerPrompt(options, "allow");
    await reads(options, sentence("saved"));
    await play(viewer);
  } finally {
    await site.close();
  }
}

async function create(
  stage: AnyStage,
  terms: { readonly passphrase?: string; readonly kind?: "openersService" } = {},
): Promise<string> {
  const popup = await stage.openPopup();
  await fill(popup, sentence("secret"), TEXT);
  if (terms.kind !== undefined) await choose(popup, sentence(terms.kind));
  if (terms.passphrase !== undefined) await fill(popup, sentence("passphrase"), terms.passphrase);
  await press(popup, sentence("createLink"));
  return await stage.takeText();
}

/** Host, id and key. */
function partsOf(link: string): readonly [string, string, string] {
  const [host = "", id = "", key = ""] = new URL(link).hash.slice(1).split("/");
  return [host, id, key];
}

describe("with a viewer set", () => {
  everywhere("a sealed link leads to it, and is revealed by the extension", async (stage) => {
    await withViewer(stage, async (viewer) => {
      const link = await create(stage);
      const [host, id, key] = partsOf(link);
      expect(link).toBe(`${viewer}#${host}/${id}/${key}`);
      expect(host).toBe(`http:${new URL(stage.server.origin).host}`);
      expect(key).toMatch(/^[0-9a-f]{64}$/);
      expect(stage.server.stored(id)).toContain(viewer);
      expect(await stage.reveal(link)).toBe(TEXT);
      expect(JSON.stringify(stage.server.log)).not.toContain(key);
    });
  });

  everywhere("a link that is not sealed leads to the service", async (stage) => {
    await withViewer(stage, async () => {
      const link = await create(stage, { kind: "openersService" });
      expect(link).toMatch(new RegExp(`^${stage.server.origin}/secret/\\w+$`));
    });
  });

  everywhere("it opens there without the extension, at once or from a file", async (stage) => {
    await withViewer(stage, async (viewer) => {
      const link = await create(stage, { passphrase: PASSPHRASE });
      const sealed = stage.server.stored(partsOf(link)[1]) ?? "";
      const asked = stage.server.log.length;
      const browser = await openPlain("chrome");
      try {
        const plain = await browser.visit();
        const page = await plain.open(link);
        await press(page, sentence("haveSealedText"));
        await fill(page, sentence("sealedText"), sealed);
        await press(page, sentence("open"));
        await reads(page, sentence("unlockSealed"));
        const file = await savedBy(plain.context, () => press(page, sentence("saveSealed")));
        expect(file.text).toBe(sealed);

        const later = await plain.open(viewer);
        await fill(later, sentence("link"), link);
        await giveFile(later, file.path);
        await press(later, sentence("open"));
        await fill(later, sentence("passphrase"), PASSPHRASE);
        await press(later, sentence("unlock"));
        await reads(later, sentence("keptOnlyHere"));
        expect(await later.$eval("pre", (pre) => pre.textContent)).toBe(TEXT);
        expect(stage.server.log).toHaveLength(asked);
        expect(plain.complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    });
  });
});
