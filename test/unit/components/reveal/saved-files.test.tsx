/** Sealed texts that go into files and come out of them again. */
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SaveFile } from "../../../../components/reveal/SaveFile";
import { SaveSealed } from "../../../../components/reveal/SaveSealed";
import { SealedTextField } from "../../../../components/fields/SealedTextField";
import { clear, field, press, show, type, words } from "../look";

/** Whole by its look; only the key would tell its contents. */
const sealed = `Sealed with Secret Links\n\n${btoa('{"alg":"dir","enc":"A256GCM","typ":"secret-link"}').replaceAll("=", "")}..${"A".repeat(16)}.AAAA.${"A".repeat(22)}`;

const saved: { name: string; text: Promise<string> }[] = [];
/** The media types that browsers were told. */
const types: string[] = [];
const revoke = vi.spyOn(URL, "revokeObjectURL");

beforeEach(() => {
  vi.setSystemTime("2026-11-22T12:00:00Z");
  saved.length = 0;
  types.length = 0;
  revoke.mockClear();
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (!(blob instanceof Blob)) throw new Error("no blob");
    const address = `blob:${blobs.size}`;
    blobs.set(address, blob);
    types.push(blob.type);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, text: (blobs.get(this.href) ?? new Blob()).text() });
  });
});

afterEach(() => {
  clear();
  vi.useRealTimers();
});

test("the sealed text is saved as it is, and nothing besides", async () => {
  await show(<SaveSealed sealed={sealed} />);
  expect(saved).toEqual([]);
  await press("Save as a file");
  expect(saved.map(({ name }) => name)).toEqual(["sealed-text-2026-11-22.txt"]);
  expect(await saved[0]?.text).toBe(sealed);
  expect(words()).toContain("with the full link, so keep that too");
});

test("nothing of it stays behind when it goes away", async () => {
  await show(<SaveSealed sealed={sealed} />);
  await press("Save as a file");
  await press("Save as a file");
  expect(revoke).toHaveBeenLastCalledWith("blob:0");
  clear();
  await vi.waitFor(() => expect(revoke).toHaveBeenLastCalledWith("blob:1"));
});

const onChange = vi.fn<(sealed: string) => void>();
const shown = (value = "") => {
  onChange.mockClear();
  const rest = { problem: undefined, first: true, onChange };
  return show(<SealedTextField value={value} {...rest} />);
};

/** Chooses the file as a person does, or drops it on the button. */
async function give(file: Blob): Promise<void> {
  const input = field("Choose a saved file");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  await act(() => void input.dispatchEvent(new Event("change", { bubbles: true })));
  await taken(file);
}

/** Drops a thing on the field itself, as a person does; true if the browser is kept from its own answer. */
async function drop(files: readonly Blob[]): Promise<boolean> {
  const dropped = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(dropped, { dataTransfer: { types: files.length > 0 ? ["Files"] : [], files } });
  await act(() => void field("Sealed text").dispatchEvent(dropped));
  for (const file of files) await taken(file);
  return dropped.defaultPrevented;
}

async function taken(file: Blob): Promise<void> {
  // Every answer here is there at once: after some turns of the loop nothing is under way.
  await act(async () => {
    await file.arrayBuffer();
    await new Promise<void>((done) => setImmediate(done));
  });
}

test("a saved file fills the field", async () => {
  await shown();
  await give(new Blob([sealed]));
  expect(onChange).toHaveBeenCalledExactlyOnceWith(sealed);
  expect(words()).not.toContain("There is no sealed text in this file.");
});

test("so does one that is dropped on the field; a dropped text is the browser's to insert", async () => {
  await shown();
  expect(await drop([new Blob([sealed])])).toBe(true);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(sealed);
  expect(await drop([])).toBe(false);
});

test("another file is refused where it was chosen, until something else is there", async () => {
  await shown("typed before");
  await give(new Blob(["a shopping list"]));
  expect(onChange).not.toHaveBeenCalled();
  expect(words()).toContain("There is no sealed text in this file.");
  expect(field("Sealed text").getAttribute("aria-invalid")).toBe("true");
  expect(field("Sealed text").value).toBe("typed before");
  await type("Sealed text", sealed);
  expect(words()).not.toContain("There is no sealed text in this file.");
  await give(new Blob(["another list"]));
  await give(new Blob([sealed]));
  expect(words()).not.toContain("There is no sealed text in this file.");
});

test("a file that came along is saved byte for byte under its name, and as nothing that a browser shows", async () => {
  const file = { name: "key.html", type: "text/html", base64: btoa("<script>") };
  await show(<SaveFile file={file} />);
  expect(saved).toEqual([]);
  await press("Save key.html");
  expect(saved.map(({ name }) => name)).toEqual(["key.html"]);
  expect(await saved[0]?.text).toBe("<script>");
  expect(types).toEqual(["application/octet-stream"]);
});
