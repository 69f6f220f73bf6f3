import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ReceiptList, type ReceiptListProps } from "../../../components/ReceiptList";
import type { Status } from "../../../lib/domain";
import { all, button, clear, press, show, words } from "./look";
import { now, receipt, url } from "./samples";

const onCopy = vi.fn<(text: string) => Promise<boolean>>();
const onBurn = vi.fn<(digest: string) => void>();
const onRemove = vi.fn<(digest: string) => void>();

beforeEach(() => {
  vi.resetAllMocks();
  onCopy.mockResolvedValue(true);
});
afterEach(clear);

const waiting: Status = { state: "waiting", opened: false };

function list(rest: Partial<ReceiptListProps> = {}) {
  return show(
    <ReceiptList
      receipts={[receipt(waiting)]}
      now={now}
      links={new Map([["d1", url]])}
      burning={new Set()}
      {...{ onCopy, onBurn, onRemove }}
      {...rest}
    />,
  );
}

const item = (): HTMLElement => {
  const [found] = document.querySelectorAll("li");
  if (found === undefined) throw new Error("no receipt");
  return found;
};

test("an empty list shows nothing", async () => {
  const page = await list({ receipts: [] });
  expect(page.innerHTML).toBe("");
});

test("is a list called Receipts", async () => {
  await list();
  expect(all("ul", "Receipts")).toHaveLength(1);
});

const hour = 3600 * 1000;

test.each<[Status, string]>([
  [waiting, "Waiting · expires in 6 days · made 2 hours ago"],
  [
    { state: "waiting", opened: true },
    "Opened, not revealed · expires in 6 days · made 2 hours ago",
  ],
  [{ state: "revealed", at: now - hour }, "Revealed · 1 hour ago"],
  [{ state: "revealed" }, "Revealed · made 2 hours ago"],
  [{ state: "burned", at: now - hour }, "Burned · 1 hour ago"],
  [{ state: "expired" }, "Expired · made 2 hours ago"],
  [{ state: "gone" }, "Gone · made 2 hours ago"],
])("tells what became of it and when (%o)", async (status, told) => {
  await list({ receipts: [receipt(status)] });
  const facts = [...item().querySelectorAll(".hint > *")].map(words).join(" · ");
  expect(facts).toBe(told);
  expect(words(item())).toContain("Staging database");
});

test("one that is past its time has expired, whatever was heard last", async () => {
  await list({ receipts: [receipt(waiting, { expiresAt: now - hour })] });
  expect(words(item())).toContain("Expired");
  expect(words(item())).toContain("1 hour ago");
  expect(words(item())).not.toContain("Waiting");
});

test("the exact times are in the tooltips", async () => {
  await list();
  const titles = [...item().querySelectorAll("time")].map(({ title }) => title);
  expect(titles).toHaveLength(2);
  for (const title of titles) expect(title).toMatch(/2026.*\d+:\d\d/);
});

test("tells which ones end with the browser session", async () => {
  await list({ receipts: [receipt(waiting, { sealed: false })] });
  expect(words(item())).toContain("this session only");
  await list({ receipts: [receipt(waiting)] });
  expect(words(item())).not.toContain("this session only");
});

test("Escape answers the question with no, and is not left to the browser, which would close the popup", async () => {
  await list();
  await press("Burn");
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  await act(() => void button("Keep").dispatchEvent(escape));
  expect(escape.defaultPrevented).toBe(true);
  expect(words()).not.toContain("Burn it?");
  expect(onBurn).not.toHaveBeenCalled();
});

test("burning asks first, from a button that changes nothing", async () => {
  await list();
  await press("Burn");
  expect(onBurn).not.toHaveBeenCalled();
  expect(words()).toContain("Burn it? Nobody will be able to open the link.");
  expect(document.activeElement).toBe(button("Keep"));
  await press("Keep");
  expect(onBurn).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(item());
  expect(words()).not.toContain("Burn it?");
});

test("burns once it is confirmed", async () => {
  await list();
  await press("Burn");
  await press("Burn");
  expect(onBurn).toHaveBeenCalledExactlyOnceWith("d1");
});

test("while burning it says so and cannot be pressed again", async () => {
  await list({ burning: new Set(["d1"]) });
  expect(words(item())).toContain("Burning");
  expect(item().getAttribute("aria-busy")).toBe("true");
  expect(button("Burn").hasAttribute("disabled")).toBe(true);
});

test("without authority there is nothing to burn with", async () => {
  const { handle: _, ...without } = receipt(waiting);
  await list({ receipts: [without] });
  expect(all("button", "Burn")).toHaveLength(0);
});

test("copies the link again while it is there", async () => {
  await list();
  await press("Copy link");
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(url);
  await list({ links: new Map() });
  expect(all("button", "Copy link")).toHaveLength(0);
});

test("what has ended is removed at once, and cannot be burned or copied", async () => {
  await list({ receipts: [receipt({ state: "revealed" })] });
  expect(all("button", "Burn")).toHaveLength(0);
  expect(all("button", "Copy link")).toHaveLength(0);
  await press("Remove");
  expect(onRemove).toHaveBeenCalledExactlyOnceWith("d1");
});

test("removing one that still waits asks first", async () => {
  await list();
  await press("Remove");
  expect(onRemove).not.toHaveBeenCalled();
  expect(words()).toContain("you can no longer burn it");
  await press("Remove");
  expect(onRemove).toHaveBeenCalledExactlyOnceWith("d1");
});

test("the note is text", async () => {
  await list({ receipts: [receipt(waiting, { note: "<img src=x onerror=alert(1)>" })] });
  expect(item().querySelectorAll("img")).toHaveLength(0);
  expect(words(item())).toContain("<img src=x onerror=alert(1)>");
});
