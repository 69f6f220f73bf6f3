/** The files that GitHub reads: it would silently pass over a workflow, a form or a setting with a fault. */
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from "@actions/workflow-parser";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const github = join(import.meta.dirname, "../../.github");
const read = (name: string) => readFileSync(join(github, name), "utf8");
const names = (folder: string) =>
  readdirSync(join(github, folder)).map((name) => `${folder}/${name}`);

const workflows = names("workflows");
const forms = names("ISSUE_TEMPLATE").filter((name) => !name.endsWith("config.yml"));

/** The complaints of GitHub's own parser. */
async function faults(name: string, content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** Actions that are not pinned by a full commit hash with their version beside it. */
function unpinned(content: string): readonly string[] {
  const uses = content.split("\n").filter((line) => /\buses:/.test(line));
  return uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
}

describe.each(workflows)("%s", (name) => {
  const content = read(name);

  test("is a workflow as GitHub takes it", async () => {
    expect(await faults(name, content)).toEqual([]);
  });

  test("pins each action", () => {
    expect(content).toContain("uses:");
    expect(unpinned(content)).toEqual([]);
  });

  test("may read the repository and no more, and leaves no token behind", () => {
    const { permissions } = parse(content);
    expect(permissions).toEqual({ contents: "read" });
    const checkouts = content.match(/uses: actions\/checkout@.*\n.*\n.*/g) ?? [];
    expect(checkouts.length).toBeGreaterThan(0);
    for (const checkout of checkouts) expect(checkout).toContain("persist-credentials: false");
  });
});

test("the same action has the same hash everywhere", () => {
  const all = workflows.flatMap((name) => read(name).match(/uses: .*/g) ?? []);
  const actions = new Set(all.map((line) => line.split("@")[0]));
  expect(new Set(all).size).toBe(actions.size);
});

test("each push and each pull request is checked as `.ci/run` checks it", () => {
  const { on, jobs } = parse(read("workflows/ci.yml"));
  expect(Object.keys(on)).toEqual(["push", "pull_request"]);
  expect(JSON.stringify(jobs)).toContain('"run":"bash .ci/run"');
});

describe.each(forms)("%s", (name) => {
  const form = parse(read(name));
  const fields: readonly Field[] = form.body.filter(({ type }: Field) => type !== "markdown");

  test("has a name, a description and fields that GitHub knows", () => {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(fields.length).toBeGreaterThan(0);
    for (const { type, id, attributes } of fields) {
      expect(["input", "textarea", "dropdown"]).toContain(type);
      expect(id).toMatch(/^[a-z]+$/);
      expect(attributes.label).toMatch(/\S/);
      if (type === "dropdown") expect(attributes.options?.length).toBeGreaterThan(1);
    }
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });

  test("asks for something that has to be given", () => {
    expect(fields.some(({ validations }) => validations?.required)).toBe(true);
  });
});

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label: string; readonly options?: readonly string[] };
  readonly validations?: { readonly required: boolean };
}

test("a tag is made into attested packages by the command that everybody has, and nothing is published", () => {
  const { on, jobs } = parse(read("workflows/release.yml"));
  expect(on).toEqual({ push: { tags: ["v*"] } });
  const { steps, permissions }: { steps: readonly Step[]; permissions: unknown } = jobs.packages;
  expect(Object.keys(jobs)).toEqual(["packages"]);
  expect(permissions).toEqual({ contents: "read", "id-token": "write", attestations: "write" });
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual([
    'npm run release:check -- --tag="$GITHUB_REF_NAME"',
  ]);
  expect(steps.flatMap(({ uses }) => uses?.split("@")[0] ?? [])).toEqual([
    "actions/checkout",
    "actions/setup-node",
    "actions/attest-build-provenance",
    "actions/upload-artifact",
  ]);
});

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

test("dependencies and actions are updated", () => {
  const { version, updates } = parse(read("dependabot.yml"));
  expect(version).toBe(2);
  const ecosystems = updates.map((update: Record<string, unknown>) => update["package-ecosystem"]);
  expect(ecosystems).toEqual(["npm", "github-actions"]);
  // Each folder with packages of its own.
  expect(updates[0].directories).toEqual(["/", "/test/release/tools"]);
});

describe("a planted fault is found:", () => {
  const workflow = (step: string, needs = "[]") =>
    `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    needs: ${needs}\n    steps:\n      - ${step}\n`;

  test.each([
    ["an unknown key", workflow("runs: npm test")],
    ["an open expression", workflow("run: echo ${{ github.ref")],
    ["an unknown name", workflow("run: echo ${{ nothing.there }}")],
    ["a job that is not there", workflow("run: npm test", "two")],
    ["a colon within words", workflow("run: sed s/: /x/")],
  ])("%s", async (_what, content) => {
    expect(await faults("planted.yml", content)).not.toEqual([]);
  });

  test.each(["actions/checkout@v7", "actions/checkout@3d3c42e # v7.0.1"])("%s", (action) => {
    expect(unpinned(workflow(`uses: ${action}`))).toHaveLength(1);
  });
});
