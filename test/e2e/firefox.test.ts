/** The package for Firefox: it loads without a word, and a link goes the whole way as it does in Chromium. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type FirefoxStage, onFirefoxStage } from "../support/firefox-stage";
import { lane } from "../support/lane";
import { press, reads, sentence, textOf } from "../support/person";
import { until } from "../support/until";

const LINES = "  two blanks first\n\ta tab\n\n🗝️, Ünïcödé and שלום\nblanks last  ";

/** Of the screen, where a journey failed. */
const PICTURES = ".output/e2e";

/** In the end Firefox must have nothing to say against the extension. */
async function journey(play: (stage: FirefoxStage) => Promise<void>): Promise<void> {
  await onFirefoxStage(lane(), async (stage) => {
    try {
      await play(stage);
    } catch (error) {
      mkdirSync(PICTURES, { recursive: true });
      stage.display.picture(`${PICTURES}/firefox.png`);
      throw error;
    }
    expect(await stage.firefox.complaints()).toEqual([]);
  });
}

describe("right-click on a selection in Firefox", () => {
  test("gives a link that opens once, byte for byte", () =>
    journey(async (stage) => {
      const link = await stage.copyByMenu("pre", LINES);
      expect(link).toMatch(/\/secret\/[0-9a-z]+#[0-9a-f]{64}$/);
      // It may be open and not painted yet.
      const popup = await until("the popup tells of the copy", async () => {
        const text = await stage.firefox.popupText();
        return text.includes(sentence("linkCopied")) && text;
      });
      expect(popup).toContain("Opens once, within 7 days.");
      const log = JSON.stringify(stage.server.log);
      expect(log).not.toContain("blanks");
      expect(log).not.toContain(new URL(link).hash.slice(1));

      const tab = await stage.openLink(link);
      await press(tab, "Reveal once");
      await press(tab, "Copy text");
      expect(await stage.takeText()).toBe(LINES);

      const again = await stage.openLink(link);
      await reads(again, sentence("goneHeading"));
      expect(await textOf(again)).not.toContain("Reveal once");
    }));

  test("wakes a background that was unloaded", () =>
    journey(async (stage) => {
      await until("the background is unloaded", async () => !(await stage.firefox.isAwake()));
      const tab = await stage.openLink(await stage.copyByMenu("textarea", LINES));
      await press(tab, "Reveal once");
      await press(tab, "Copy text");
      expect(await stage.takeText()).toBe(LINES);
    }));
});

/** Without these, a journey that hears no complaint would prove nothing. */
const faults: readonly {
  readonly fault: string;
  readonly plant: (build: string) => void;
  readonly told: RegExp;
}[] = [
  {
    fault: "an unknown member of the manifest",
    plant: (build) => changeManifest(build, { planted: true }),
    told: /Warning processing planted/,
  },
  {
    fault: "an unknown directive of the policy",
    plant: (build) =>
      changeManifest(build, {
        content_security_policy: { extension_pages: "script-src 'self'; planted-src 'none'" },
      }),
    told: /planted-src/,
  },
  {
    fault: "an error in the background",
    plant: (build) => appendFileSync(join(build, "background.js"), ";planted();"),
    told: /planted is not defined/,
  },
  {
    fault: "a script that the policy forbids in a page",
    plant: (build) => appendFileSync(join(build, "reveal.html"), "<script>planted()</script>"),
    told: /reveal\.html.*script-src|script-src.*reveal\.html/,
  },
];

describe("Firefox complains about", () => {
  test.for(faults)("$fault", async ({ plant, told }) => {
    const build = mkdtempSync(join(tmpdir(), "secret-links-planted-"));
    try {
      cpSync(lane().firefoxBuild, build, { recursive: true });
      plant(build);
      await onFirefoxStage({ ...lane(), firefoxBuild: build }, async ({ firefox }) =>
        expect(await firefox.complaints()).toContainEqual(expect.stringMatching(told)),
      );
    } finally {
      rmSync(build, { recursive: true });
    }
  });
});

function changeManifest(build: string, change: object): void {
  const file = join(build, "manifest.json");
  const manifest: object = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, ...change }));
}
