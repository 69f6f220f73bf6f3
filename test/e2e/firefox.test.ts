/** Firefox tells of every fault in a package. Every journey there ends by asking for them. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lane } from "../support/lane";
import { openFirefoxStage } from "../support/stage";

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
      const stage = await openFirefoxStage(build, lane().home);
      try {
        expect(await stage.complaints()).toContainEqual(expect.stringMatching(told));
      } finally {
        await stage.close();
      }
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
