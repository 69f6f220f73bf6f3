import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { withPermission } from "../../../lib/app/withPermission";
import { Failure } from "../../../lib/failure";

const request = vi.fn<(permissions: object) => Promise<boolean>>();
const own = "https://secrets.example.com";
const work = vi.fn<() => Promise<void>>();

beforeEach(() => {
  request.mockReset();
  Object.assign(fakeBrowser.permissions, { request });
  work.mockReset().mockResolvedValue();
});

test("the person is asked within the very click, and the work waits for the answer", async () => {
  let answer: (allowed: boolean) => void = () => undefined;
  request.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const done = withPermission([own], work);
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: [`${own}/*`] });
  expect(work).not.toHaveBeenCalled();
  answer(true);
  await done;
  expect(work).toHaveBeenCalledTimes(1);
});

test("a no is a failure that says so, and nothing is done", async () => {
  request.mockResolvedValue(false);
  await expect(withPermission([own], work)).rejects.toEqual(
    new Failure({ kind: "denied", reason: "no-permission" }),
  );
  expect(work).not.toHaveBeenCalled();
});
