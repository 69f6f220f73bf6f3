/** Makes a PDF of one small page by hand: as much as a viewer needs to show lines that can be selected. */

/** Points: the page, the letters, and the height of the first line above the lower edge. */
const [WIDTH, HEIGHT, SIZE, FIRST] = [600, 300, 28, 220];

/** @param lines printable ASCII without brackets and backslashes, which a PDF would read as syntax */
export function makePdf(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `(${line}) Tj 0 -${SIZE * 1.4} Td`).join(" ");
  const content = `BT /F1 ${SIZE} Tf 40 ${FIRST} Td ${shown} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
  ];
  const parts = ["%PDF-1.4\n"];
  const offsets = objects.map((body, i) => {
    const offset = parts.join("").length;
    parts.push(`${i + 1} 0 obj\n${body}\nendobj\n`);
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = parts.join("").length;
  const size = objects.length + 1;
  parts.push(`xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`);
  parts.push(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.from(parts.join(""), "latin1");
}
