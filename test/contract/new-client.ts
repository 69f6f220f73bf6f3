/** Makes a client that the server has not met: no earlier run has used up its share. */
import { randomBytes } from "node:crypto";
import type { Io } from "../../lib/service";
import { nodeIo } from "../support/node-io";

/**
 * Up to v0.23 a server counts wrong passphrases, burns and the like by address and account (`external_identifier` in
 * `session.rb`), and believes the first `X-Forwarded-For` (`client_ipaddress` of Otto 1.1.0-alpha4). Only for a server of one's
 * own, since this gets around its limits.
 */
export function newClient(): Io {
  // 2001:db8::/32 belongs to nobody (RFC 3849).
  const [, high = "", low = ""] = /^(....)(....)$/.exec(randomBytes(4).toString("hex")) ?? [];
  const address = `2001:db8::${high}:${low}`;
  return {
    ...nodeIo,
    send(request, options) {
      request.headers.set("X-Forwarded-For", address);
      return nodeIo.send(request, options);
    },
  };
}
