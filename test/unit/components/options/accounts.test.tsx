import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AccountItem, type AccountItemProps } from "../../../../components/options/AccountItem";
import type { Task } from "../../../../components/hooks/useTask";
import { all, button, clear, field, press, show, submit, type, words } from "../look";
import { host } from "../samples";

afterEach(clear);

const idle: Task = { state: "idle" };
const onSignIn = vi.fn<AccountItemProps["onSignIn"]>();
const onSignOut = vi.fn<() => void>();

beforeEach(() => {
  onSignIn.mockReset().mockResolvedValue(true);
  onSignOut.mockReset();
});

const row = (rest: Partial<AccountItemProps> = {}) =>
  show(
    <ul>
      <AccountItem
        host={host}
        account={undefined}
        task={idle}
        {...{ onSignIn, onSignOut, ...rest }}
      />
    </ul>,
  );

async function fill(user: string, token: string): Promise<void> {
  await press("Add an account");
  await type("E-mail or account id", user);
  await type("API token", token);
}

test("closed by default; opened, it starts in the first field", async () => {
  await row();
  expect(all("input", "API token")).toHaveLength(0);
  await press("Add an account");
  expect(document.activeElement).toBe(field("E-mail or account id"));
});

test("name and token are handed over without blanks around them, kept for the session unless chosen otherwise", async () => {
  await row();
  await fill(" dana@example.com ", " t0ken\n");
  await submit();
  const credentials = { user: "dana@example.com", token: "t0ken" };
  expect(onSignIn).toHaveBeenLastCalledWith(credentials, false);
  await fill("dana@example.com", "t0ken");
  await act(() => field("Remember on this device").click());
  await submit();
  expect(onSignIn).toHaveBeenLastCalledWith(credentials, true);
});

test("the browser is asked within the click: nothing is awaited before", async () => {
  await row();
  await fill("dana@example.com", "t0ken");
  await act(() => {
    document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    expect(onSignIn).toHaveBeenCalledTimes(1);
  });
});

test.each([
  ["", "", "E-mail or account id", "Type the e-mail or account id first."],
  ["dana@example.com", " ", "API token", "Type the API token first."],
])(
  "%j and %j are not tried, and the empty field takes the focus",
  async (user, token, at, said) => {
    await row();
    await fill(user, token);
    await press("Sign in");
    expect(onSignIn).not.toHaveBeenCalled();
    expect(words()).toContain(said);
    expect(document.activeElement).toBe(field(at));
    expect(field(at).getAttribute("aria-invalid")).toBe("true");
  },
);

test("a refusal says so and keeps what was typed", async () => {
  onSignIn.mockResolvedValue(false);
  await row();
  await fill("dana@example.com", "t0ken");
  await submit();
  await row({ task: { state: "failed", failure: { kind: "denied", reason: "credentials" } } });
  expect(words()).toContain(`${host} did not accept the account`);
  expect(words()).toContain("The account was not kept.");
  expect(field("API token").value).toBe("t0ken");
});

test("while it is verified, it is not sent again", async () => {
  await row();
  await fill("dana@example.com", "t0ken");
  await row({ task: { state: "busy" } });
  expect(words()).toContain(`Asking ${host}`);
  await submit();
  expect(onSignIn).not.toHaveBeenCalled();
});

test("once it worked, the token is nowhere any more and the focus is on the row", async () => {
  await row();
  await fill("dana@example.com", "t0ken");
  await submit();
  await row({ account: { user: "dana@example.com", remembered: false } });
  expect(document.body.querySelector("input")).toBeNull();
  expect(document.body.innerHTML).not.toContain("t0ken");
  expect(document.activeElement?.tagName).toBe("LI");
  // A form that is opened again has nothing of it either.
  await row();
  await press("Add an account");
  expect(field("API token").value).toBe("");
});

test("cancelling forgets what was typed", async () => {
  await row();
  await fill("dana@example.com", "t0ken");
  await press("Cancel");
  expect(document.activeElement?.tagName).toBe("LI");
  await press("Add an account");
  expect(field("API token").value).toBe("");
  expect(onSignIn).not.toHaveBeenCalled();
});

test("an account is shown by its name and how long it is kept", async () => {
  await row({ account: { user: "dana@example.com", remembered: true } });
  expect(words()).toContain("dana@example.com, remembered on this device");
  await row({ account: { user: "dana@example.com", remembered: false } });
  expect(words()).toContain("dana@example.com, until the browser closes");
  expect(all("button", "Add an account")).toHaveLength(0);
});

test("signing out keeps the place", async () => {
  await row({ account: { user: "dana@example.com", remembered: true } });
  button("Sign out").focus();
  await press("Sign out");
  expect(onSignOut).toHaveBeenCalledTimes(1);
  expect(document.activeElement?.tagName).toBe("LI");
});

test("neither field reaches the disk or a writing service, and the token is hidden", async () => {
  await row();
  await press("Add an account");
  for (const name of ["E-mail or account id", "API token"]) {
    const element = field(name);
    expect(element.getAttribute("autocomplete")).toBe("off");
    expect(element.getAttribute("spellcheck")).toBe("false");
    expect(element.getAttribute("writingsuggestions")).toBe("false");
    expect(element.getAttribute("name")).toBeNull();
  }
  expect(field("API token").getAttribute("type")).toBe("password");
});
