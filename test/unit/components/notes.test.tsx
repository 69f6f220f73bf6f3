import { afterEach, expect, test, vi } from "vitest";
import { FailureNote } from "../../../components/FailureNote";
import { OptionsButton } from "../../../components/popup/OptionsButton";
import { MembersNote } from "../../../components/popup/MembersNote";
import { Page } from "../../../components/Page";
import { RevealingNote } from "../../../components/reveal/RevealingNote";
import { SendingNote } from "../../../components/popup/SendingNote";
import { UncheckedNote } from "../../../components/popup/UncheckedNote";
import { UndoneNote } from "../../../components/popup/UndoneNote";
import type { Status } from "../../../lib/domain";
import type { FailureInfo } from "../../../lib/failure";
import { all, clear, press, show, words } from "./look";
import { draft, host, shared } from "./samples";

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

test("a page says why the extension stays out of private windows", async () => {
  const page = await show(
    <Page layout="popup" privateWindows="closed">
      text
    </Page>,
  );
  expect(words(page)).toContain("Firefox has one memory for all windows");
});

test("a page says nothing of private windows that are elsewhere", async () => {
  const page = await show(
    <Page layout="popup" privateWindows="elsewhere">
      text
    </Page>,
  );
  expect(words(page)).not.toMatch(/private/i);
});

test("only a page that can open the options has their button", async () => {
  const onOptions = vi.fn<() => void>();
  await show(
    <Page layout="popup" host={host} aside={<OptionsButton onPress={onOptions} />}>
      text
    </Page>,
  );
  await press("Options");
  expect(onOptions).toHaveBeenCalledTimes(1);
  await show(<Page layout="tab">text</Page>);
  expect(all("button", "Options")).toHaveLength(0);
});

test("a page in a private window says what is forgotten, and no other page does", async () => {
  await show(<Page layout="tab">text</Page>);
  expect(words()).not.toContain("Private window");
  const page = (
    <Page layout="tab" privateWindows="here">
      text
    </Page>
  );
  await show(page);
  expect(words()).toContain("Private window: links, receipts and choices made here are forgotten");
});

test("a server for people with an account says so before anything is sent", async () => {
  const onOptions = vi.fn<() => void>();
  await show(<MembersNote host={host} accounts onOptions={onOptions} />);
  expect(words()).toContain(`${host} serves only people with an account`);
  expect(words()).toContain("Sign in with an account there in the options");
  await press("Open options");
  expect(onOptions).toHaveBeenCalledTimes(1);
});

test("nobody is told to sign in at a service without accounts", async () => {
  await show(<MembersNote host={host} accounts={false} onOptions={vi.fn<() => void>()} />);
  expect(words()).toContain(`${host} does not serve guests`);
  expect(words()).toContain("Secret Links cannot sign in at this service");
  expect(words()).not.toContain("Sign in with an account");
});

test("receipts of a server that may not be asked say so", async () => {
  const onAllow = vi.fn<() => void>();
  await show(<UncheckedNote host={host} onAllow={onAllow} />);
  expect(words()).toContain(`Secret Links may not contact ${host}`);
  await press(`Allow ${host}`);
  expect(onAllow).toHaveBeenCalledTimes(1);
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
  ["revealed", "Revealed"],
  ["expired", "The link is gone"],
  ["gone", "The link is gone"],
] as const)("undone (%s) says what a fresh receipt says", async (state, title) => {
  const onCreateAnother = vi.fn<() => void>();
  await show(<UndoneNote {...undone({ state })} onCreateAnother={onCreateAnother} />);
  expect(words(focused().querySelector("h2") ?? focused())).toBe(title);
  await press("Create another");
  expect(onCreateAnother).toHaveBeenCalledTimes(1);
});

test("a link that still waits is not called burned", async () => {
  const status = { state: "waiting", opened: false } as const;
  await show(<UndoneNote {...undone(status)} />);
  expect(words(focused())).toBe("Not undone This link still works; nothing was burned.");
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

test.each<[FailureInfo, string, string]>([
  [{ kind: "denied", reason: "no-permission" }, `Allow ${host}`, "Open options"],
  [{ kind: "denied", reason: "guest-off" }, "Open options", `Allow ${host}`],
  [{ kind: "denied", reason: "credentials" }, "Open options", `Allow ${host}`],
  [{ kind: "denied", reason: "credentials-ignored" }, "Open options", `Allow ${host}`],
  [{ kind: "refused", reason: "not-entitled" }, "Open options", `Allow ${host}`],
  [{ kind: "unsupported", reason: "policy-server" }, "Open options", `Allow ${host}`],
])("%o has the button that mends it", async (failure, mends, other) => {
  const allow = vi.fn<() => void>();
  const options = vi.fn<() => void>();
  const remedies = { allow, options };
  await show(<FailureNote failure={failure} doing="burn" host={host} remedies={remedies} />);
  expect(all("button", other)).toHaveLength(0);
  await press(mends);
  expect([allow.mock.calls.length, options.mock.calls.length]).toEqual(
    failure.reason === "no-permission" ? [1, 0] : [0, 1],
  );
  await show(<FailureNote failure={failure} doing="burn" host={host} />);
  expect(all("button", mends)).toHaveLength(0);
});

test.each<FailureInfo>([
  { kind: "unreachable", reason: "no-answer" },
  { kind: "denied", reason: "no-guests" },
])("%o is mended by no button, and has none", async (failure) => {
  const remedies = { allow: () => undefined, options: () => undefined };
  const page = await show(
    <FailureNote failure={failure} doing="create" host={host} remedies={remedies} />,
  );
  expect(page.querySelectorAll("button")).toHaveLength(0);
});

test("undoing says that the link on the clipboard no longer works", async () => {
  await show(<UndoneNote {...undone({ state: "burned" })} />);
  expect(words(focused())).toContain("The link on your clipboard no longer works");
  expect(words()).not.toContain("page");
});

test("an undo says that the text is back in the page", async () => {
  await show(<UndoneNote {...undone({ state: "burned" }, true)} />);
  expect(words(focused())).toContain("The text is back in the page.");
  expect(all("button", "Copy text")).toHaveLength(0);
});

test("an undo gives the text to copy that was not seen back in the page, and does not show it", async () => {
  const onCopy = vi.fn(async () => true);
  await show(<UndoneNote {...undone({ state: "burned" }, false)} onCopy={onCopy} />);
  expect(words(focused())).toContain("The text may not be back in the page; you can copy it here.");
  await press("Copy text");
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(draft.text);
  expect(words()).not.toContain(draft.text);
});

function undone(status: Status, restored?: boolean) {
  const { id, at, address } = shared;
  const back = restored === undefined ? {} : { restored };
  return {
    attempt: { id, at, address, draft, state: "undone" as const, status, ...back },
    onCopy: async () => true,
    onCreateAnother: () => undefined,
  };
}

test("a mistake of ours leads to the help, which is told its kind and no more", async () => {
  await show(<FailureNote failure={{ kind: "bug", reason: "bug" }} doing="reveal" host={host} />);
  const [link] = all("a", "Report a problem");
  expect(link?.getAttribute("href")).toBe("/options.html?failure=bug/bug/reveal#help");
  // A reveal tab keeps its text, and a popup its form.
  expect(link?.getAttribute("target")).toBe("_blank");
  const failure = { kind: "unreachable", reason: "no-answer" } as const;
  await show(<FailureNote failure={failure} doing="reveal" host={host} />);
  expect(all("a", "Report a problem")).toHaveLength(0);
});
