/** A port of this machine on which a server answers. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface Listening {
  readonly origin: `http://127.0.0.1:${number}`;
  /** Ends every connection, too. */
  readonly close: () => Promise<void>;
}

/**
 * @param serve answers a request; its failure ends the connection
 * @param port 0 stands for any free one
 */
export async function listen(
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that left in the middle is none of our business; all else is a mistake in this server.
      if (!request.socket.destroyed) console.error(error);
      request.socket.destroy();
    });
  });
  // Node.js ends a connection that was idle for five seconds. A client that derives a key for as long on a busy machine would
  // send its next request into that end, and never learn its fate.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
