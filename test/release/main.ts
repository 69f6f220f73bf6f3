/**
 * `npm run release -- 0.2.0` writes the version and the heading of the changelog, and makes and checks the packages with their sums.
 * It commits and publishes nothing.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { clock } from "../../lib/clock";
import { newestHeading, UNRELEASED, withVersion } from "./check/changelog";
import { git, run } from "./check/trees";

const CHANGELOG = ".github/CHANGELOG.md";

const [version = ""] = process.argv.slice(2);
const changelog = readFileSync(CHANGELOG, "utf8");
const obstacle = obstacleTo(version);
if (obstacle === undefined) release();
else {
  console.error(`release: ${obstacle}`);
  process.exitCode = 1;
}

function obstacleTo(wanted: string): string | undefined {
  if (!/^\d+\.\d+\.\d+$/.test(wanted)) return "Name the version: npm run release -- 0.2.0";
  if (git("status", "--porcelain") !== "") return "Commit your changes first";
  if (newestHeading(changelog) !== UNRELEASED)
    return `${CHANGELOG} has no changes under ${UNRELEASED}`;
  return undefined;
}

function release(): void {
  run("npm", ["version", version, "--no-git-tag-version", "--allow-same-version"], ".");
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  writeFileSync(CHANGELOG, withVersion(changelog, version, day));
  const { status } = spawnSync("npm", ["run", "release:check", "--", `--tag=v${version}`], {
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error("release: Mend that, or take the version back: git checkout .");
    process.exitCode = 1;
    return;
  }
  console.log(`
Look at the packages. Then:
  git commit --all --message "Release ${version}"
  git tag v${version}
  git push origin HEAD v${version}
The tag starts the workflow that makes the same packages again, and says where they come from.`);
}
