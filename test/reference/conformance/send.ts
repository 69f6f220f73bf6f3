/** Sends exactly the headers given; `fetch` would add its own. */
import { request, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Each call has a connection of its own. */
export async function send(
  origin: string,
  { method, path, headers, body }: Outgoing,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${origin}${path}`,
      { method, agent: false, headers: { ...headers, "content-length": body.length } },
      (incoming) => {
        text(incoming).then(
          (answer) =>
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: answer }),
          reject,
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
