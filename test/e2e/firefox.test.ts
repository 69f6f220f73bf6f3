/** Firefox reports every fault in a package. Every journey there ends by asking for the reports. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOf, lane } from "../support/lane";
import { openFirefoxStage } from "../support/stage";

const faults: readonly {
  readonly plant: (build: string) => void;
  readonly told: RegExp;
}[] = [
  {
    plant: (build) => changeManifest(build, { planted: true }),
    told: /Warning processing planted/,
  },
  {
    plant: (build) =>
      changeManifest(build, {
        content_security_policy: { extension_pages: "script-src 'self'; planted-src 'none'" },
      }),
    told: /planted-src/,
  },
  {
    plant: (build) => appendFileSync(join(build, "background.js"), ";planted();"),
    told: /planted is not defined/,
  },
  {
    plant: (build) => appendFileSync(join(build, "welcome.html"), "<script>planted()</script>"),
    told: /welcome\.html.*script-src|script-src.*welcome\.html/,
  },
];

test("Firefox complains of an unknown member of the manifest, an unknown directive of the policy, an error in the background, and a script that the policy forbids", async () => {
  const { folder, home } = await copyOf(lane().firefox);
  for (const { plant } of faults) plant(folder);
  const stage = await openFirefoxStage(folder, home);
  try {
    const complaints = await stage.complaints();
    for (const { told } of faults) expect(complaints).toContainEqual(expect.stringMatching(told));
  } finally {
    await stage.close();
  }
});

function changeManifest(build: string, change: object): void {
  const file = join(build, "manifest.json");
  const manifest: object = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, ...change }));
}
