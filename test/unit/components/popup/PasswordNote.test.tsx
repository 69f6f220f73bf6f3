import { afterEach, expect, test, vi } from "vitest";
import { PasswordNote } from "../../../../components/popup/PasswordNote";
import type { PasswordShape } from "../../../../lib/settings/passwordShape";
import { clear, field, press, show, type, words } from "../look";

afterEach(clear);

const onShape = vi.fn<(shape: PasswordShape) => void>();
const onCopy = vi.fn(async () => true);

async function note(bits: number): Promise<void> {
  onShape.mockClear();
  onCopy.mockClear();
  await show(
    <PasswordNote
      password="t7#Kq2_mVx"
      bits={bits}
      shape={{ length: 20, signs: "all" }}
      onShape={onShape}
      onCopy={onCopy}
    />,
  );
}

test("length and signs are folded away, and each choice changes its part alone", async () => {
  await note(119);
  expect(document.querySelector("details")?.open).toBe(false);
  expect([field("Length").value, field("Signs").value]).toEqual(["20", "all"]);
  await type("Length", "32");
  await type("Signs", "digits");
  expect(onShape.mock.calls).toEqual([
    [{ length: 32, signs: "all" }],
    [{ length: 20, signs: "digits" }],
  ]);
});

test("copies the password alone", async () => {
  await note(119);
  await press("Copy password");
  expect(onCopy.mock.calls).toEqual([["t7#Kq2_mVx"]]);
  expect(words()).toContain("Copied");
});

test.each([
  [63, true],
  [64, false],
])("a strength of %i bits is told, and whether it is small: %s", async (bits, small) => {
  await note(bits);
  expect(words()).toContain(`Random password, ${bits} bits.`);
  expect(words().includes("Few enough to try out")).toBe(small);
});
