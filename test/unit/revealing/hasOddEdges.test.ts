import { expect, test } from "vitest";
import { hasOddEdges } from "../../../lib/revealing/hasOddEdges";

const BESIDE = [
  " ",
  "\t",
  "\n",
  "\u00a0",
  "\u202f",
  "\u200b",
  "\ufeff",
  "\u2019",
  "\u201c",
  "\u201e",
  "\u00bb",
  "\u02bc",
  "\u2032",
  "\u00b4",
  "\u300c",
  "\u300f",
  "\uff02",
  "\u2800",
];

test.each(BESIDE)("a passphrase may have been copied with %j", (sign) => {
  expect(hasOddEdges(`${sign}plum-orbit`)).toBe(true);
  expect(hasOddEdges(`plum-orbit${sign}`)).toBe(true);
  expect(hasOddEdges(`plum${sign}orbit`)).toBe(false);
});

test.each(["", "plum-orbit", "'plum'", "plum.", "\u00e4", "\ud83d\udd11", "(plum)"])(
  "%j is as it was meant",
  (passphrase) => {
    expect(hasOddEdges(passphrase)).toBe(false);
  },
);
