import { readFileSync } from "node:fs";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { Changelog } from "../../../../components/options/Changelog";
import { HelpSection, type HelpSectionProps } from "../../../../components/options/HelpSection";
import { all, clear, press, show, words } from "../look";

afterEach(clear);

const onCopy = vi.fn(async () => true);
const loadChanges = vi.fn(async () => "# Changelog\n\n## Unreleased\n\n### New\n\n- A `thing`.\n");

function help(rest: Partial<HelpSectionProps> = {}) {
  onCopy.mockClear();
  loadChanges.mockClear();
  return show(
    <HelpSection
      version="1.4.0"
      homepage={null}
      report="a report"
      failed={false}
      loadChanges={loadChanges}
      onCopy={onCopy}
      {...rest}
    />,
  );
}

const part = (title: string): HTMLDetailsElement => {
  const [summary] = all("summary", title);
  const details = summary?.parentElement;
  if (!(details instanceof HTMLDetailsElement)) throw new Error(`no part called ${title}`);
  return details;
};

test("names the version, and folds the rest away", async () => {
  await help();
  expect(words()).toContain("Version 1.4.0");
  expect([...document.querySelectorAll("details")].map(({ open }) => open)).toEqual([
    false,
    false,
    false,
  ]);
});

test("has no link that leads nowhere: one to a website only where there is one", async () => {
  await help();
  const links = () => [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  expect(links()).toEqual(["/welcome.html", "/privacy.txt", "/licenses.txt"]);
  await help({ homepage: "https://secret-links.example/" });
  expect(links()).toContain("https://secret-links.example/");
});

test("loads the changes once somebody wants to see them", async () => {
  await help();
  expect(loadChanges).not.toHaveBeenCalled();
  await act(async () => {
    part("What is new").open = true;
    part("What is new").dispatchEvent(new Event("toggle"));
  });
  expect(words(part("What is new"))).toBe("What is new Unreleased A thing.");
});

test("opens on the report where a failure led here, and copies it", async () => {
  await help({ failed: true });
  expect(part("Report a problem").open).toBe(true);
  await press("Copy text");
  expect(onCopy.mock.calls).toEqual([["a report"]]);
});

test("every change of the changelog is shown", async () => {
  const text = readFileSync(".github/CHANGELOG.md", "utf8");
  await show(<Changelog text={text} />);
  const changes = text.split("\n").filter((line) => line.startsWith("- "));
  expect(changes.length).toBeGreaterThan(10);
  expect(document.querySelectorAll("li")).toHaveLength(changes.length);
});
