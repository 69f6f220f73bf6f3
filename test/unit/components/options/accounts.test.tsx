import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AccountItem } from "../../../../components/options/AccountItem";
import { AddAccount, type AddAccountProps } from "../../../../components/options/AddAccount";
import type { Task } from "../../../../components/hooks/useTask";
import { all, clear, field, press, show, submit, type, words } from "../look";
import { host } from "../samples";

afterEach(clear);

const idle: Task = { state: "idle" };
const eu = `https://${host}` as const;
const own = "https://secrets.example.com";
const onSignIn = vi.fn<AddAccountProps["onSignIn"]>();
const onClose = vi.fn<() => void>();
const onSignOut = vi.fn<() => void>();

beforeEach(() => {
  onSignIn.mockReset().mockResolvedValue(true);
  onClose.mockReset();
  onSignOut.mockReset();
});

const adding = (rest: Partial<AddAccountProps> = {}) =>
  show(
    <AddAccount servers={[eu, own]} first={eu} task={idle} {...{ onSignIn, onClose, ...rest }} />,
  );

const item = (remembered: boolean) =>
  show(
    <ul>
      <AccountItem
        host={host}
        account={{ user: "dana@example.com", remembered }}
        onSignOut={onSignOut}
      />
    </ul>,
  );

async function fill(user: string, token: string): Promise<void> {
  await press("Add an account");
  await type("E-mail or account id", user);
  await type("API token", token);
}

test("closed by default; opened, it starts in the first field", async () => {
  await adding();
  expect(all("input", "API token")).toHaveLength(0);
  await press("Add an account");
  expect(document.activeElement).toBe(field("E-mail or account id"));
});

test("name and token are handed over without blanks around them, kept for the session unless chosen otherwise", async () => {
  await adding();
  await fill(" dana@example.com ", " t0ken\n");
  await submit();
  const credentials = { user: "dana@example.com", token: "t0ken" };
  expect(onSignIn).toHaveBeenLastCalledWith(eu, credentials, false);
  await fill("dana@example.com", "t0ken");
  await act(() => field("Remember on this device").click());
  await submit();
  expect(onSignIn).toHaveBeenLastCalledWith(eu, credentials, true);
});

test("the browser is asked within the click: nothing is awaited before", async () => {
  await adding();
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
    await adding();
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
  await adding();
  await fill("dana@example.com", "t0ken");
  await submit();
  await adding({ task: { state: "failed", failure: { kind: "denied", reason: "credentials" } } });
  expect(words()).toContain(`${host} did not accept the account`);
  expect(words()).toContain("The account was not kept.");
  expect(field("API token").value).toBe("t0ken");
});

test("while it is verified, it is not sent again", async () => {
  onSignIn.mockReturnValue(new Promise(() => undefined));
  await adding();
  await fill("dana@example.com", "t0ken");
  await submit();
  await adding({ task: { state: "busy" } });
  expect(words()).toContain(`Asking ${host}`);
  await submit();
  expect(onSignIn).toHaveBeenCalledTimes(1);
});

test("once it worked, the token is nowhere any more and the form is closed", async () => {
  await adding();
  await fill("dana@example.com", "t0ken");
  await submit();
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(document.body.querySelector("input")).toBeNull();
  expect(document.body.innerHTML).not.toContain("t0ken");
  // A form that is opened again has nothing of it either.
  await press("Add an account");
  expect(field("API token").value).toBe("");
});

test("cancelling forgets what was typed", async () => {
  await adding();
  await fill("dana@example.com", "t0ken");
  await press("Cancel");
  expect(onClose).toHaveBeenCalledTimes(1);
  await press("Add an account");
  expect(field("API token").value).toBe("");
  expect(onSignIn).not.toHaveBeenCalled();
});

test("the server is chosen, and keeps what was typed; a refusal of another one is not told of it", async () => {
  onSignIn.mockResolvedValue(false);
  await adding();
  await fill("dana@example.com", "t0ken");
  expect(field("Server").value).toBe(eu);
  await submit();
  const refused = { state: "failed", failure: { kind: "denied", reason: "credentials" } } as const;
  await adding({ task: refused });
  expect(words()).toContain(`${host} did not accept the account`);
  await type("Server", own);
  expect(words()).not.toContain("did not accept");
  expect(field("API token").value).toBe("t0ken");
  await submit();
  expect(onSignIn.mock.lastCall?.[0]).toBe(own);
});

test("the server for new secrets is proposed, unless it has an account", async () => {
  await adding({ first: own });
  await press("Add an account");
  expect(field("Server").value).toBe(own);
  clear();
  await adding({ first: own, servers: [eu] });
  await press("Add an account");
  expect(field("Server").value).toBe(eu);
});

test("nobody adds an account where every server has one", async () => {
  await adding({ servers: [] });
  expect(all("button", "Add an account")).toHaveLength(0);
});

test("an account is shown by its name and how long it is kept", async () => {
  await item(true);
  expect(words()).toContain("dana@example.com, remembered on this device");
  await item(false);
  expect(words()).toContain("dana@example.com, until the browser closes");
});

test("an account is signed out in its row", async () => {
  await item(true);
  await press("Sign out");
  expect(onSignOut).toHaveBeenCalledTimes(1);
});

test("neither field reaches the disk or a writing service, and the token is hidden", async () => {
  await adding();
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
