/** The `Origin` of our requests in Firefox names no installation, and nobody else's is touched. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { firefoxJourney } from "../support/fixture";
import { confirm, press, reads, sentence } from "../support/person";
import type { AnyStage } from "../support/stage";

const TEXT = "  the text\n\tof it ";

describe("requests in Firefox", () => {
  firefoxJourney(
    "name no installation if they are ours, and a server that checks the origin refuses them",
    async ({ stage }) => {
      const link = await stage.linkOf("pre", TEXT);
      stage.server.switch({ originCheck: true });
      const refused = await stage.openLink(link);
      await press(refused, "Reveal once");
      await reads(refused, sentence("originCheckAdvice"));

      stage.server.switch({ originCheck: false });
      const tab = await stage.openLink(link);
      await press(tab, "Reveal once");
      await reads(tab, "of it");
      const posts = stage.server.log.filter(({ method }) => method === "POST");
      expect(posts.map(({ headers }) => headers.origin)).toEqual(["null", "null", "null"]);
      expect(JSON.stringify(stage.server.log)).not.toContain("moz-extension");
    },
  );

  firefoxJourney(
    "keep their origin if pages, links and other extensions make them",
    async ({ stage }) => {
      const { driver, pages, server } = stage;
      const link = await stage.linkOf("pre", TEXT);
      const page = await driver.open(pages.plain);
      const from = `${server.origin}/from`;
      await page.evaluate(async (url) => {
        await fetch(`${url}-page`, { method: "POST", mode: "no-cors" });
      }, from);
      expect(await originOf(stage, /-page$/)).toBe(pages.origin);
      await page.evaluate((url) => {
        const form = Object.assign(document.createElement("form"), { method: "post" });
        form.action = `${url}-form`;
        document.body.append(form);
        form.submit();
      }, from);
      expect(await originOf(stage, /-form$/)).toBe(pages.origin);
      await withNeighbour(`${from}-neighbour`, async (folder) => {
        const id = await page.browser().installExtension(folder);
        expect(await originOf(stage, /-neighbour$/)).toMatch(/^moz-extension:\/\/[-0-9a-f]{36}$/);
        await page.browser().uninstallExtension(id);
      });

      const tab = await stage.openLink(link);
      await press(tab, sentence("openOnWebsite"));
      await confirm(tab, sentence("openOnWebsite"));
      expect(await originOf(stage, /^GET \/secret\//)).toBeUndefined();
    },
  );
});

async function originOf({ server }: AnyStage, on: RegExp): Promise<string | undefined> {
  const { headers } = await server.seen(on);
  return headers.origin;
}

/** Another extension with the same permission, which sends one POST to this address as soon as it is installed. */
async function withNeighbour(url: string, play: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "secret-links-neighbour-"));
  const manifest = {
    manifest_version: 3,
    name: "A neighbour",
    version: "1",
    host_permissions: ["http://127.0.0.1/*"],
    background: { scripts: ["background.js"] },
    browser_specific_settings: { gecko: { id: "neighbour@secret-links.invalid" } },
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(
    join(folder, "background.js"),
    `void fetch(${JSON.stringify(url)}, { method: "POST" });`,
  );
  try {
    await play(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
