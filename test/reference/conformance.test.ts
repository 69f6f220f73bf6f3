/** The reference server against recordings of real ones. */
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notImitated } from "./conformance/not-imitated";
import { readRecording } from "./conformance/recording";
import { replay, type ReplayOptions } from "./conformance/replay";
import { startReferenceServer, type ReferenceServer, type Switches } from "./server";

interface Replayed {
  readonly file: string;
  readonly switches?: Partial<Switches>;
  readonly before?: ReplayOptions["before"];
}

const limited: Partial<Switches> = { fault: { kind: "limited" } };

const files: readonly Replayed[] = [
  { file: "v1" },
  { file: "v2" },
  { file: "v1-values" },
  { file: "v2-values" },
  { file: "races" },
  { file: "accounts" },
  { file: "headers" },
  { file: "content-types" },
  { file: "pages" },
  { file: "guest-routes-off", switches: { guestRoutes: false } },
  { file: "accounts-off", switches: { accounts: false } },
  { file: "passphrase-required", switches: { passphraseRequired: true } },
  {
    file: "rate-limit-v1",
    before: { "v1 share as the 1001st within the 20-minute window": limited },
  },
  { file: "old-v1", switches: { version: "0.23" } },
  { file: "old-v1-values", switches: { version: "0.23" } },
  { file: "old-v1-headers", switches: { version: "0.23" } },
  { file: "old-v1-long", switches: { version: "0.23" } },
  { file: "old-v2", switches: { version: "0.23" } },
  { file: "old-pages", switches: { version: "0.23" } },
];

/** Shown by v1 as the owner (recorded). */
const account = { user: "tester@example.com", token: "throw-away" };
const authorization = `Basic ${Buffer.from(`${account.user}:${account.token}`).toString("base64")}`;

/**
 * A clock that only counts its readings, in steps too small to add up to a second: the answers' times must not depend on the
 * speed of the answers.
 */
function steady(): () => number {
  let now = Date.UTC(2026, 10, 22, 12);
  return () => (now += 0.005);
}

describe.each(files)("$file", ({ file, switches = {}, before = {} }) => {
  const recording = readRecording(file);
  const names = recording.exchanges.map(({ name }) => name);
  const reasons = notImitated[file] ?? {};
  let server: ReferenceServer;
  let results: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    server = await startReferenceServer({ switches, account, now: steady() });
    results = await replay(recording, server, { authorization, before });
  });

  afterAll(() => server.close());

  test.each(names.filter((name) => !(name in reasons)))("%s", (name) => {
    expect(results.get(name)).toEqual([]);
  });

  test.each(Object.keys(reasons))("not imitated: %s", (name) => {
    expect(names).toContain(name);
    expect(results.get(name)).not.toEqual([]);
  });

  test("says where it comes from", () => {
    expect(recording.about).toMatchObject({
      server: expect.stringMatching(/^Onetime Secret v\d/),
      recorded: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
    });
  });
});

test("every recording is replayed, every exception belongs to one", () => {
  const recorded = readdirSync(new URL("recordings", import.meta.url)).map((name) =>
    name.replace(/\.json$/, ""),
  );
  const replayed = files.map(({ file }) => file);
  expect(replayed.toSorted()).toEqual(recorded.toSorted());
  expect(replayed).toEqual(expect.arrayContaining(Object.keys(notImitated)));
});
