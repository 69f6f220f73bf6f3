/** Clients keep their connections. */
import { afterEach, expect, test } from "vitest";
import { type Listening, listen } from "./listen";

let listening: Listening;
afterEach(() => listening.close());

test("a server announces no end of a connection that is idle", async () => {
  listening = await listen(async (_, response) => void response.end("kept"), 0);
  const answer = await fetch(listening.origin);
  expect(await answer.text()).toBe("kept");
  // Node.js announces its limit here, if it has one (`Server.keepAliveTimeout`).
  expect(answer.headers.get("keep-alive")).toBeNull();
});
