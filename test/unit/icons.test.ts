/** The icons are as stores and browsers want them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { opacityOf, sizeOf } from "../support/png";

const read = (size: number) =>
  readFileSync(join(import.meta.dirname, `../../components/public/icon/${size}.png`));

/** The pixels that are clear from every side. */
function airOf(png: Buffer): number {
  const rows = opacityOf(png);
  const edges = rows.flatMap((row, y) =>
    [...row].flatMap((opacity, x) =>
      opacity === 0 ? [] : [Math.min(x, y, row.length - 1 - x, rows.length - 1 - y)],
    ),
  );
  return Math.min(...edges);
}

test.each([16, 32, 48, 128])("the icon of %i pixels has them", (size) => {
  expect(sizeOf(read(size))).toEqual({ width: size, height: size });
});

test("the largest, which stores show, has a mark of 96 pixels and 16 of air, and the others fill their place", () => {
  expect([16, 32, 48, 128].map((size) => airOf(read(size)))).toEqual([0, 0, 0, 16]);
});
