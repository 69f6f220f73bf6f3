import { afterEach, expect, test, vi } from "vitest";
import { UnlockSealed } from "../../../../components/reveal/UnlockSealed";
import {
  UnlockService,
  type UnlockServiceProps,
} from "../../../../components/reveal/UnlockService";
import { all, button, clear, field, press, show, submit, type, words } from "../look";
import { host } from "../samples";

afterEach(clear);

const onUnlock = vi.fn<(passphrase: string) => void>();
const onClear = vi.fn<() => void>();
interface State {
  readonly wrong?: boolean;
  readonly busy?: boolean;
}

function service(
  state: State & Partial<Pick<UnlockServiceProps, "attemptsLeft" | "inAddress">> = {},
) {
  onUnlock.mockClear();
  return show(<UnlockService {...{ host, onUnlock }} wrong={false} busy={false} {...state} />);
}

function sender(state: State = {}) {
  onUnlock.mockClear();
  return show(<UnlockSealed {...{ onUnlock, onClear }} wrong={false} busy={false} {...state} />);
}

test("starts in the field and hands over what was typed", async () => {
  await service();
  expect(document.activeElement).toBe(field("Passphrase"));
  await type("Passphrase", "plum orbit ");
  await press("Unlock");
  expect(onUnlock).toHaveBeenCalledExactlyOnceWith("plum orbit ");
});

test("one that was copied with more than itself is hinted at, also once it was wrong, and never changed", async () => {
  await sender();
  await type("Passphrase", "plum orbit");
  expect(words()).not.toContain("It begins or ends with");
  await type("Passphrase", "plum orbit\u00a0");
  expect(words()).toContain("It begins or ends with a blank");
  expect(field("Passphrase").value).toBe("plum orbit\u00a0");
  await press("Unlock");
  expect(onUnlock).toHaveBeenCalledExactlyOnceWith("plum orbit\u00a0");
  await sender({ wrong: true });
  expect(words()).toContain("That is not the passphrase.");
  expect(words()).toContain("It begins or ends with a blank");
});

test("the sentence depends on the checker of the passphrase", async () => {
  await service();
  expect(words()).toContain(`${host} checks it.`);
  expect(all("button", "Clear now")).toHaveLength(0);
  await sender();
  expect(words()).toContain("It is checked on this device, as often as you like.");
  await press("Clear now");
  expect(onClear).toHaveBeenCalledTimes(1);
});

test("a wrong one is said to be wrong, with the attempts left where they are counted", async () => {
  await service({ wrong: true });
  expect(words()).toContain("That is not the passphrase.");
  expect(words()).not.toContain("Attempts left");
  await service({ attemptsLeft: 0, wrong: true });
  expect(words()).toContain("That is not the passphrase. Attempts left: 0");
  expect(field("Passphrase").getAttribute("aria-invalid")).toBe("true");
});

test("a wrong one stays, to be mended", async () => {
  await sender();
  await type("Passphrase", "plum orbi");
  await press("Unlock");
  await sender({ wrong: true });
  expect(field("Passphrase").value).toBe("plum orbi");
});

test("an empty one is not tried: it would count as a wrong one", async () => {
  await service();
  await submit();
  expect(onUnlock).not.toHaveBeenCalled();
  expect(words()).toContain("Type the passphrase first.");
});

test("while it is checked, it is not sent again", async () => {
  await sender();
  await type("Passphrase", "plum");
  await sender({ busy: true });
  expect(words()).toContain("Unlocking");
  await submit();
  expect(onUnlock).not.toHaveBeenCalled();
});

test("after a wrong one, and after none, the focus is where it can be mended, each time", async () => {
  await service();
  await submit();
  expect(document.activeElement).toBe(field("Passphrase"));
  await type("Passphrase", "plum orbi");
  for (let turn = 0; turn < 2; turn += 1) {
    button("Unlock").focus();
    await press("Unlock");
    await service({ busy: true });
    await service({ wrong: true });
    expect(document.activeElement).toBe(field("Passphrase"));
  }
});

test("says that the service takes the passphrase in an address, where it does", async () => {
  await service();
  expect(words()).not.toContain("within the address of the request");
  await service({ inAddress: true });
  expect(words()).toContain("This service takes it within the address of the request");
});
