/** Reads a QR code on a page, as it stands on the screen. */
import { correction, generate } from "lean-qr/nano";
import type { Page } from "puppeteer-core";

/**
 * The colour in the middle of each module: `#` is black, `.` white, `?` anything else. One line for each row, white margin
 * included.
 */
export async function modulesOn(page: Page): Promise<string> {
  const picture = await page.$("svg.qr");
  if (picture === null) throw new Error("There is no QR code");
  // Beyond the viewport, the browser would lay the popup out anew for the picture: it can stay 15 px too wide after that.
  const png = await picture.screenshot({ encoding: "base64", captureBeyondViewport: false });
  return await picture.evaluate(async (svg, base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    if (pen === null) throw new Error("Nothing can be drawn");
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    const size = Number(svg.getAttribute("viewBox")?.split(" ").at(-1));
    const at = (module: number) => Math.floor(((module + 0.5) * width) / size);
    const signs = new Map([
      ["0,0,0,255", "#"],
      ["255,255,255,255", "."],
    ]);
    const sign = (x: number, y: number) => {
      const start = (at(y) * width + at(x)) * 4;
      return signs.get(data.slice(start, start + 4).join(",")) ?? "?";
    };
    const modules = Array.from({ length: size }, (_, i) => i);
    return modules.map((y) => modules.map((x) => sign(x, y)).join("")).join("\n");
  }, png);
}

/** The modules of a code with four modules of white around it. */
export function modulesOf(link: string): string {
  const code = generate(link, { minCorrectionLevel: correction.L });
  const modules = Array.from({ length: code.size + 8 }, (_, i) => i - 4);
  return modules.map((y) => modules.map((x) => (code.get(x, y) ? "#" : ".")).join("")).join("\n");
}
