import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SecretView, type SecretViewProps } from "../../../../components/reveal/SecretView";
import { all, clear, press, show, words } from "../look";

const onCopy = vi.fn<(text: string) => Promise<boolean>>();
const onHide = vi.fn<(hidden: boolean) => void>();
const onClear = vi.fn<() => void>();

beforeEach(() => {
  vi.resetAllMocks();
  onCopy.mockResolvedValue(true);
});
afterEach(clear);

function view(text: string, rest: Partial<SecretViewProps> = {}) {
  const on = { onCopy, onHide, onClear };
  return show(<SecretView text={text} source="secret" hidden={false} {...on} {...rest} />);
}

const shown = (): HTMLElement => {
  const text = document.querySelector("pre");
  if (text === null) throw new Error("nothing is shown");
  return text;
};

test("shows the text exactly, in no form field", async () => {
  const text = "  DB_HOST=10.0.4.12\n\tDB_USER=deploy  \n";
  const page = await view(text);
  expect(shown().textContent).toBe(text);
  expect(shown().dir).toBe("auto");
  expect(page.querySelectorAll("input, textarea, select, [contenteditable]")).toHaveLength(0);
  expect(page.querySelectorAll("[value]")).toHaveLength(0);
});

test.each([
  "<img src=x onerror=alert(1)><script>alert(1)</script>",
  "</pre><a href='https://evil.example'>click</a>",
  "https://evil.example javascript:alert(1) mail@evil.example",
  "&lt;b&gt; &amp;",
])("hostile text is inert: %s", async (text) => {
  const page = await view(text);
  expect(shown().textContent).toBe(text);
  expect(page.querySelectorAll("a, img, script, b, iframe")).toHaveLength(0);
  expect(shown().children).toHaveLength(0);
});

test("an answer of no known form is called the server's, and nobody says what became of the link", async () => {
  await view('{"odd": "k9!vT2-"}', { suspicion: "answer" });
  expect(shown().textContent).toBe('{"odd": "k9!vT2-"}');
  expect(words()).toContain("What the service returned");
  expect(words()).toContain("the server's answer as it came");
  expect(words()).toContain("may or may not be used up");
  expect(words()).not.toContain("The link no longer works");
});

test("a text whose link may open again is not said to be used up", async () => {
  await view("k9!vT2-", { source: "lasting" });
  expect(words()).toContain("The link may go on working");
  expect(words()).not.toContain("The link no longer works");
});

test("an invisible character is marked and named, and is still there", async () => {
  const text = "pay\u200bpal\u202emoc.\u202c";
  await view(text);
  const marks = [...shown().querySelectorAll("[role=img]")];
  expect(marks.map((mark) => mark.getAttribute("aria-label"))).toEqual([
    "Invisible character, U+200B",
    "Turns the reading direction, U+202E",
    "Turns the reading direction, U+202C",
  ]);
  expect(shown().textContent).toBe(text);
  expect(words()).toContain("Characters that cannot be seen are marked.");
  await press("Copy text");
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(text);
});

test("more that cannot be seen than can be marked is told of", async () => {
  const text = "a\u200b".repeat(2_001);
  await view(text);
  expect(shown().querySelectorAll("[role=img]")).toHaveLength(2_000);
  expect(shown().textContent).toBe(text);
  expect(words()).toContain("more invisible characters than can be marked");
});

test("nothing is said of marks where there are none", async () => {
  await view("plain\ttext\r\n👩‍👩‍👧");
  expect(shown().querySelectorAll("*")).toHaveLength(0);
  expect(words()).not.toContain("are marked");
});

test("copied is said once it is confirmed", async () => {
  const page = await view("text");
  await press("Copy text");
  expect(words(page.querySelector("output") ?? page)).toBe("Copied");
});

test("hidden means that it is not in the page", async () => {
  const page = await view("DB_PASSWORD=k9!vT2-", { hidden: true });
  expect(page.innerHTML).not.toContain("k9!vT2-");
  expect(words()).toContain("The text is hidden.");
  await press("Show");
  expect(onHide).toHaveBeenCalledExactlyOnceWith(false);
});

test("hides and clears", async () => {
  await view("text");
  await press("Hide");
  await press("Clear now");
  expect(onHide).toHaveBeenCalledExactlyOnceWith(true);
  expect(onClear).toHaveBeenCalledTimes(1);
});

test.each([
  ["", "0 bytes, lines: 1"],
  ["ä", "2 bytes, lines: 1"],
  ["a\nb\r\nc", "6 bytes, lines: 3"],
  ["a\nb\n", "4 bytes, lines: 2"],
  ["a\n\n", "3 bytes, lines: 2"],
])("tells its size (%j)", async (text, told) => {
  await view(text);
  expect(words()).toContain(told);
});

test("only a link that was used is said to be used up", async () => {
  await view("text");
  expect(words()).toContain("The link no longer works. Kept only in this tab.");
  await view("text", { source: "pasted" });
  expect(words()).not.toContain("The link no longer works.");
});

test("that the clipboard is emptied is said where it is", async () => {
  await view("text");
  expect(words()).not.toContain("clipboard");
  await view("text", { emptied: true });
  expect(words()).toContain("30 seconds after you copy it, the clipboard is emptied.");
});

test("a text that was not sealed keeps its warning and is never called the secret", async () => {
  await view("text", { suspicion: "unsealed" });
  expect(all("h2", "What the service returned")).toHaveLength(1);
  expect(words()).toContain("The service returned something the sender did not seal");
  expect(words()).not.toContain("The secret");
  expect(words()).toContain("The link no longer works");
});

test("a text that was not sealed does not use its link up where that may open again", async () => {
  await view("text", { source: "lasting", suspicion: "unsealed" });
  expect(words()).toContain("The link may go on working");
  expect(words()).not.toContain("The link no longer works");
});
