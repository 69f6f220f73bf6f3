import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { QrCode } from "../../../../components/popup/QrCode";
import { all, clear, press, show } from "../look";
import { url } from "../samples";

afterEach(clear);

/**
 * The modules that telephones see for `url`: `#` is black. Two decoders that have nothing to do with the encoder (ZBar 0.23.92,
 * jsQR 1.4.0) read exactly that link in it.
 */
const expected = readFileSync("test/vectors/qr.txt", "utf8");

async function picture(link: string): Promise<SVGElement> {
  const page = await show(<QrCode url={link} />);
  await press("Show QR code");
  return await drawn(page);
}

/** Its part of the page comes a moment later. */
function drawn(page: HTMLElement): Promise<SVGElement> {
  return vi.waitFor(() => {
    const svg = page.querySelector("svg");
    if (svg === null) throw new Error("nothing is drawn");
    return svg;
  });
}

/** Left, top, width and height, in modules. */
function frame(svg: SVGElement): readonly number[] {
  return (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
}

/** The modules that the path fills, as a browser would: `#` where a line to the left crosses it an odd number of times. */
function filled(svg: SVGElement, size: number): string {
  const outline = svg.querySelector("path")?.getAttribute("d") ?? "";
  const sides = outline.split("Z").flatMap((part) => {
    const corners = part === "" ? [] : part.slice(1).split("L").map(corner);
    return corners.map((to, i) => ({ to, from: corners.at(i - 1) ?? to }));
  });
  const black = (x: number, y: number) =>
    sides.filter(
      ({ from, to }) => from.x <= x && Math.min(from.y, to.y) <= y && y < Math.max(from.y, to.y),
    ).length %
      2 ===
    1;
  const row = (y: number) => Array.from({ length: size }, (_, x) => (black(x, y) ? "#" : "."));
  return Array.from({ length: size }, (_, y) => `${row(y).join("")}\n`).join("");
}

function corner(text: string): { readonly x: number; readonly y: number } {
  const [x = 0, y = 0] = text.split(" ").map(Number);
  return { x, y };
}

test("is drawn once it is asked for, and goes again", async () => {
  const page = await show(<QrCode url={url} />);
  expect(page.querySelector("svg")).toBeNull();
  await press("Show QR code");
  await drawn(page);
  expect(all("svg[role=img]", "QR code of the link")).toHaveLength(1);
  await press("Hide QR code");
  expect(page.querySelector("svg")).toBeNull();
});

test("holds the link", async () => {
  expect(filled(await picture(url), expected.indexOf("\n"))).toBe(expected);
});

test("stands in four modules of white, of four pixels each", async () => {
  const svg = await picture(url);
  const size = expected.indexOf("\n");
  expect(frame(svg)).toEqual([-4, -4, size + 8, size + 8]);
  expect(Number(svg.getAttribute("width"))).toBe((size + 8) * 4);
});

test("fits a popup even for the longest link", async () => {
  const viewer = "https://viewer.example.org/".padEnd(80, "x");
  const host = `${"secrets.".repeat(20)}example.com`;
  const svg = await picture(`${viewer}#${host}/${"a1".repeat(31)}/${"b2".repeat(32)}`);
  expect(Number(svg.getAttribute("width"))).toBeLessThanOrEqual(328);
});
