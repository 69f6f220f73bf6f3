import { expect, test } from "vitest";
import { regionName } from "../../../lib/wording/regionName";
import { publishedKinds } from "../../../lib/services/publishedKinds";

const [{ servers }] = publishedKinds;

test("every hosted server of Onetime Secret has the name of its region, in the language asked for", () => {
  const names = (locale: string) => servers.map(({ address }) => regionName(address, locale));
  expect(names("en")).toEqual([
    "European Union",
    "United States",
    "United Kingdom",
    "Canada",
    "New Zealand",
  ]);
  expect(names("de")).toContain("Neuseeland");
});

test.each([
  "https://secrets.example.com",
  "https://xx.example.com",
  "http://127.0.0.1:7143",
] as const)("%s names none", (address) => {
  expect(regionName(address, "en")).toBeUndefined();
});
