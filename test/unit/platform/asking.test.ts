import { beforeEach, expect, test, vi } from "vitest";
import { withPermission } from "../../../entrypoints/options/asking";
import { Failure } from "../../../lib/failure";
import { requestPermission } from "../../../lib/platform/permissions";

vi.mock("../../../lib/platform/permissions", () => ({ requestPermission: vi.fn<() => unknown>() }));

const request = vi.mocked(requestPermission);
const own = "https://secrets.example.com";
const work = vi.fn<() => Promise<void>>();

beforeEach(() => {
  request.mockReset();
  work.mockReset().mockResolvedValue();
});

test("the person is asked within the very click, and the work waits for the answer", async () => {
  let answer: (allowed: boolean) => void = () => undefined;
  request.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const done = withPermission(own, work);
  expect(request).toHaveBeenCalledExactlyOnceWith(own);
  expect(work).not.toHaveBeenCalled();
  answer(true);
  await done;
  expect(work).toHaveBeenCalledTimes(1);
});

test("a no is a failure that says so, and nothing is done", async () => {
  request.mockResolvedValue(false);
  await expect(withPermission(own, work)).rejects.toEqual(
    new Failure({ kind: "denied", reason: "no-permission" }),
  );
  expect(work).not.toHaveBeenCalled();
});
