/** The examples for administrators hold as people will copy them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import schema from "../../components/public/managed.json";
import { members } from "../../lib/members";
import { parsePolicy } from "../../lib/settings/policy";

const read = (name: string) => readFileSync(join(import.meta.dirname, "../..", name), "utf8");

const chapter = read(".github/ADMINISTRATORS.md");

const examples = [...chapter.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) =>
  policyIn(JSON.parse(text)),
);

/** Down the only member of each, past the browser's own keys and the extension's id. */
function policyIn(file: unknown): Readonly<Record<string, unknown>> {
  const entries = members(file);
  const [only] = Object.values(entries);
  return Object.keys(entries).length === 1 && typeof only === "object" && !Array.isArray(only)
    ? policyIn(only)
    : entries;
}

test("there is one example for each browser", () => {
  expect(examples).toHaveLength(3);
});

test("the table lists what the schema knows, and nothing else", () => {
  const listed = [...chapter.matchAll(/^\| `(\w+)` \|/gm)].map(([, key = ""]) => key);
  expect(listed.toSorted()).toEqual(Object.keys(schema.properties).toSorted());
});

test("Firefox gets the id that its manifest has", () => {
  const [, id = "none"] = /gecko: \{\s*id: "([^"]+)"/.exec(read("wxt.config.ts")) ?? [];
  const [firefox = ""] = /"Extensions": \{\s*"[^"]+"/.exec(chapter) ?? [];
  expect(firefox).toContain(`"${id}"`);
  expect(chapter).toContain(`\`${id}\``);
});

test.each(examples)("example %# sets what it says", (example) => {
  expect(Object.keys(example).length).toBeGreaterThan(1);
  const { onlyListedServers, servers, defaultServer, ...others } = example;
  const policy = parsePolicy(example);
  expect(policy).toMatchObject(others);
  expect(policy.servers?.map(({ address }) => address)).toEqual(servers);
  expect(policy.defaultServer?.address).toBe(defaultServer);
  expect(onlyListedServers).toBe(true);
  // A browser that rejects the list leaves only this.
  expect(parsePolicy({ onlyListedServers }).servers).toEqual([]);
});
