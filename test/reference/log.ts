/** Keeps every request unchanged, for tests that watch the wire. */
import type { IncomingHttpHeaders } from "node:http";

export interface LoggedExchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The status of the answer; absent as long as there is none. */
  readonly status?: number;
}

interface Waiting {
  readonly on: RegExp;
  readonly resolve: (exchange: LoggedExchange) => void;
}

export class Log {
  readonly exchanges: LoggedExchange[] = [];
  #waiting: readonly Waiting[] = [];

  /** Returns a function that notes the answer's status. */
  add(request: Omit<LoggedExchange, "status">): (status: number) => void {
    const index = this.exchanges.push(request) - 1;
    const met = this.#waiting.filter(({ on }) => on.test(named(request)));
    this.#waiting = this.#waiting.filter((one) => !met.includes(one));
    for (const { resolve } of met) resolve(request);
    return (status) => {
      this.exchanges[index] = { ...request, status };
    };
  }

  /** The first request whose "METHOD path" matches: one already here, or the next to come. */
  async seen(on: RegExp): Promise<LoggedExchange> {
    const known = this.exchanges.find((exchange) => on.test(named(exchange)));
    if (known !== undefined) return known;
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, { on, resolve }];
    });
  }
}

function named({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}
