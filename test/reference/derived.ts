/** Holds a reference server to exchanges that were derived from the service's source, where nobody could record any. */
import { readFileSync } from "node:fs";
import { send } from "./conformance/send";

export interface Derivation {
  /** The service, its version, and the source that all this was read from. */
  readonly about: {
    readonly service: string;
    readonly derived: string;
    readonly note: string;
  };
  /** The address that the server has in the exchanges. */
  readonly origin: string;
  readonly exchanges: readonly DerivedExchange[];
}

export interface DerivedExchange {
  /** Unique within its file. */
  readonly name: string;
  readonly source: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** Sent as it stands if it is a text, else as JSON. */
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** One of these. */
    readonly json?: unknown;
    readonly text?: string;
    /** A page, by parts of it. */
    readonly parts?: readonly string[];
  };
}

export function readDerivation(file: URL): Derivation {
  // The files are ours and lie beside the tests; the replay fails on any that has another shape.
  const derivation: Derivation = JSON.parse(readFileSync(file, "utf8"));
  return derivation;
}

/** Sends the exchanges of one server one after the other: it makes identifiers of its own, which take the place of theirs. */
export class DerivedReplay {
  readonly #made = new Map<string, string>();

  constructor(
    readonly derivation: Derivation,
    readonly address: string,
  ) {}

  /** Says that the server calls `made` what the exchanges call `derived`. */
  meet(derived: string, made: string): void {
    this.#made.set(derived, made);
  }

  /** The differences, one line each. */
  async differences({ request, response }: DerivedExchange): Promise<readonly string[]> {
    const { method, path, headers = {}, body = "" } = request;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const reply = await send(this.address, {
      method,
      path: this.#translated(path),
      headers,
      body: Buffer.from(this.#translated(text)),
    });
    const missing = (response.parts ?? []).filter((part) => !reply.body.includes(part));
    return [
      ...this.#unlike("status", response.status, reply.status),
      ...Object.entries(response.headers ?? {}).flatMap(([name, value]) =>
        this.#unlike(name, value, reply.headers[name]),
      ),
      ...(response.text === undefined ? [] : this.#unlike("body", response.text, reply.body)),
      ...("json" in response ? this.#unlike("json", response.json, parsed(reply.body)) : []),
      ...missing.map((part) => `body: without ${part}`),
    ];
  }

  #unlike(path: string, derived: unknown, replayed: unknown): readonly string[] {
    if (isObject(derived) && isObject(replayed)) {
      const keys = new Set([...Object.keys(derived), ...Object.keys(replayed)]);
      return [...keys].flatMap((key) =>
        this.#unlike(`${path}.${key}`, derived[key], replayed[key]),
      );
    }
    if (typeof derived === "string" && typeof replayed === "string") {
      if (MADE.some((form) => form.test(derived) && form.test(replayed))) {
        this.#made.set(derived, replayed);
        return [];
      }
      if (this.#translated(derived) === replayed) return [];
    }
    const [was, is] = [derived, replayed].map((value) => JSON.stringify(value)?.slice(0, 120));
    return was === is ? [] : [`${path}: derived ${was}, replayed ${is}`];
  }

  /** Longer texts first: one may contain another. */
  #translated(text: string): string {
    const pairs = [...this.#made, [this.derivation.origin, this.address] as const];
    return pairs
      .toSorted(([one], [other]) => other.length - one.length)
      .reduce((so, [derived, replayed]) => so.replaceAll(derived, replayed), text);
  }
}

/** Values that servers make up: instants, the identifiers of ots, the tokens of Password Pusher. */
const MADE: readonly RegExp[] = [
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^[a-z0-9_-]{16}$/,
];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
