import { afterEach, expect, test, vi } from "vitest";
import { FailureNote } from "../../../components/FailureNote";
import { Page } from "../../../components/Page";
import { RevealingNote } from "../../../components/RevealingNote";
import { SendingNote } from "../../../components/SendingNote";
import { UndoneNote } from "../../../components/UndoneNote";
import { clear, press, show, words } from "./look";
import { host } from "./samples";

afterEach(clear);

const focused = (): Element => document.activeElement ?? document.body;

test("every page names the extension and the server in use", async () => {
  const page = await show(
    <Page layout="popup" host={host}>
      text
    </Page>,
  );
  expect(words(page.querySelector("h1") ?? page)).toBe("Secret Links");
  expect(words(page.querySelector("header") ?? page)).toContain(host);
});

test("sending names the server and that the popup may be closed", async () => {
  await show(<SendingNote host={host} />);
  expect(words(focused())).toBe(
    `Creating link ${host} is being asked. You can close this; the result will be here.`,
  );
});

test("revealing says that the tab must stay open", async () => {
  await show(<RevealingNote />);
  expect(words(focused())).toContain("Keep this tab open");
});

test.each([
  ["burned", "Burned"],
  ["revealed", "Too late to undo"],
  ["expired", "The link is gone"],
  ["gone", "The link is gone"],
] as const)("undone (%s) says what a fresh receipt says", async (state, title) => {
  const onCreateAnother = vi.fn<() => void>();
  await show(<UndoneNote status={{ state }} onCreateAnother={onCreateAnother} />);
  expect(words(focused().querySelector("h2") ?? focused())).toBe(title);
  await press("Create another");
  expect(onCreateAnother).toHaveBeenCalledTimes(1);
});

test("a link that still waits is not called burned", async () => {
  const status = { state: "waiting", opened: false } as const;
  await show(<UndoneNote status={status} onCreateAnother={() => undefined} />);
  expect(words(focused())).toBe("Not undone Nothing was burned.");
});

test("a failure interrupts, takes the focus and has room for a remedy", async () => {
  await show(
    <FailureNote failure={{ kind: "denied", reason: "no-permission" }} doing="preview" host={host}>
      <button type="button">Allow</button>
    </FailureNote>,
  );
  expect(focused().getAttribute("role")).toBe("alert");
  expect(words(focused())).toContain(`Secret Links may not contact ${host} yet`);
  await press("Allow");
});
