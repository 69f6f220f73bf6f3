/**
 * Servers of old releases keep their promises: each is started on its own and named as people name theirs, as often as people run
 * this.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";

const account = "someone@example.com:a-token";

let server: ChildProcess | undefined;

afterEach(() => server?.kill());

/** The reference server as a process of its own, by its address. */
async function started(version: string): Promise<string> {
  const options = ["--port=0", `--version=${version}`, `--account=${account}`];
  const command = ["--import", "jiti/register", "test/reference/main.ts", ...options];
  const running = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  server = running;
  const [address] = await once(createInterface(running.stdout), "line");
  return String(address);
}

interface Run {
  readonly kept: readonly string[];
  readonly broken: readonly string[];
  readonly skipped: readonly string[];
}

/** The promises as `npm run contract` prints them, each with its caller. */
async function contractOf(address: string): Promise<Run> {
  const named = { CONTRACT_ONETIMESECRET: address, CONTRACT_ONETIMESECRET_ACCOUNT: account };
  const command = ["run", "--silent", "contract", "--", "test/contract/named.test.ts"];
  const run = spawn("npm", command, {
    env: { ...process.env, ...named, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = (await text(run.stdout)).split("\n");
  const marked = (mark: string) =>
    lines
      .filter((line) => line.trimStart().startsWith(mark))
      .map((line) => line.replace(/^.*, taken for \S+ > /, "").replace(/ \d+ms$/, ""));
  return { kept: marked("✓"), broken: marked("×"), skipped: marked("↓") };
}

/** The promises that a run skips, and the beginning of the reason that it prints. */
type Skips = Readonly<Record<string, string>>;

const old: Skips = {
  "anonymously > lets one of four win": "up to v0.25 ",
  "anonymously > refuses what is too large": "up to v0.23 ",
  "with an account > lets one of four win": "up to v0.25 ",
  "with an account > refuses what is too large": "up to v0.23 ",
};

function expectKept({ kept, broken, skipped }: Run, skips: Skips): void {
  expect(broken).toEqual([]);
  for (const caller of ["anonymously", "with an account"]) {
    expect(kept).toContain(`${caller} > asks for the passphrase until it is right`);
    expect(kept).toContain(`${caller} > burns with the right passphrase only`);
  }
  const expected = Object.entries(skips).map(([promise, reason]) => `${promise}: ${reason}`);
  expect(skipped).toHaveLength(expected.length);
  for (const skip of expected) {
    expect(skipped).toContainEqual(expect.stringContaining(skip));
  }
}

// Generous: each run starts vitest anew.
const timeout = 300_000;

test(
  "v0.23 keeps its promises run after run, those apart that it cannot",
  { timeout },
  async () => {
    const address = await started("0.23");
    const plans = "with an account > grants every lifetime that the form offers";
    for (let run = 0; run < 2; run += 1) {
      // One after the other: the server knows wrong passphrases of the first run in the second.
      expectKept(await contractOf(address), { ...old, [plans]: "v0.21 to v0.23 " });
    }
  },
);

test("v0.17, known by v1 alone, keeps those that v1 can", { timeout }, async () => {
  const address = await started("0.17");
  const blind = [
    "shows that a secret waits, and when it is gone",
    "consumes nothing by looking",
    "shows whether the recipient is asked for a passphrase",
    "tells that a secret was opened",
  ].flatMap((promise) => [`anonymously > ${promise}`, `with an account > ${promise}`]);
  const looks = Object.fromEntries(blind.map((promise) => [promise, "the server cannot look "]));
  expectKept(await contractOf(address), { ...old, ...looks });
});
