import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { background } from "../../../lib/app/background";
import { chooseServer } from "../../../lib/app/chooseServer";
import { kinds } from "../../../lib/app/kinds";
import { Failure } from "../../../lib/failure";
import { NO_POLICY } from "../../../lib/settings/policy";
import { applyPolicy, defaults, kindOf, type Settings } from "../../../lib/settings/settings";

const request = vi.fn<(permissions: object) => Promise<boolean>>();
const call = vi.spyOn(background, "call");
const under = (settings: Partial<Settings> = {}) =>
  applyPolicy({ ...defaults(kinds), ...settings }, NO_POLICY, kinds);
const [server = kinds[0].servers[0]] = kindOf(kinds, "cryptfyi")?.servers ?? [];

beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  call.mockReset().mockResolvedValue(undefined);
  Object.assign(fakeBrowser.permissions, { request });
});

test("a region is chosen at once, without a question", async () => {
  const [region] = kinds[0].servers;
  await chooseServer(region, under());
  expect(request).not.toHaveBeenCalled();
  expect(call.mock.calls).toEqual([["choose", { server: region.address }]]);
});

test("a public server of a further service is asked for with its interface, then about itself, and then chosen", async () => {
  await chooseServer(server, under());
  expect(request).toHaveBeenCalledExactlyOnceWith({
    origins: ["https://crypt.fyi/*", "https://api.crypt.fyi/*"],
  });
  expect(call.mock.calls).toEqual([
    ["addServer", server.address],
    ["choose", { server: server.address }],
  ]);
});

test("nothing is asked of it or chosen after a no", async () => {
  request.mockResolvedValue(false);
  await expect(chooseServer(server, under())).rejects.toThrow(Failure);
  expect(call).not.toHaveBeenCalled();
});

test("it is not chosen if it refuses to answer", async () => {
  call.mockRejectedValue(new Failure({ kind: "refused", reason: "origin-check" }));
  await expect(chooseServer(server, under())).rejects.toThrow(Failure);
  expect(call.mock.calls).toEqual([["addServer", server.address]]);
});

test("one that was asked before is chosen at once", async () => {
  await chooseServer(server, under({ servers: [server] }));
  expect(request).not.toHaveBeenCalled();
  expect(call.mock.calls).toEqual([["choose", { server: server.address }]]);
});
