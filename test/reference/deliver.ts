/** Puts an answer on the wire, whole or as the fault has it. */
import type { ServerResponse } from "node:http";
import type { Answer } from "./answer";
import { layerHeaders } from "./headers";
import type { FaultKind, Switches } from "./switches";

export interface Delivery {
  readonly fault: FaultKind | undefined;
  readonly requestId: string;
  readonly origin: string;
  readonly version: Switches["version"];
}

export function deliver(response: ServerResponse, answer: Answer, delivery: Delivery): void {
  const { fault, requestId, origin, version } = delivery;
  const { status, ...changed } = change(answer, fault);
  const body = Buffer.from(changed.body);
  const layer =
    version === "0.26" ? layerHeaders(answer.from, requestId, new URL(origin).host) : {};
  const headers = { ...layer, ...changed.headers };
  if (fault === "flood") {
    response.writeHead(status, headers);
    flood(response);
    return;
  }
  response.writeHead(status, { ...headers, "content-length": body.length });
  if (fault === "cut") {
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
    return;
  }
  response.end(body);
}

function change(answer: Answer, fault: FaultKind | undefined): Omit<Answer, "from"> {
  if (fault === "garbage") return { ...answer, body: "{not JSON" };
  if (fault !== "odd") return answer;
  const headers = { ...answer.headers, "content-type": "text/plain" };
  return { status: 203, headers, body: `${answer.body}\n<!-- proxy -->` };
}

/** Blanks, which JSON allows before its value, until the client has enough. */
function flood(response: ServerResponse): void {
  const blanks = Buffer.alloc(65_536, " ");
  const pour = () => {
    while (!response.destroyed && response.write(blanks));
    if (!response.destroyed) response.once("drain", pour);
  };
  pour();
}
