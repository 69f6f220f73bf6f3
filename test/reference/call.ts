/** A request as the dialects see it. */
import type { IncomingHttpHeaders } from "node:http";
import type { Caller } from "./accounts";
import type { Attempts } from "./attempts";
import type { Params } from "./params";
import type { Store, Turn } from "./store";
import type { Switches } from "./switches";

/** The request unchanged. */
export interface Received {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The address that it came from. */
  readonly from: string;
  /** The moment at which it began to come in. */
  readonly turn: Turn;
}

/** Ready to be answered. */
export interface Call {
  readonly method: string;
  readonly params: Params;
  readonly caller: Caller;
  /** The address of the caller, as the server takes it. */
  readonly client: string;
  /** The value of x-request-id, which error bodies repeat. */
  readonly requestId: string;
  /** The server's own address, for the links it builds. */
  readonly origin: string;
  readonly switches: Switches;
  readonly store: Store;
  /** The moment at which the request began to come in. */
  readonly turn: Turn;
  readonly attempts: Attempts;
}
