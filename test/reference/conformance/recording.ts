/** A file of recorded exchanges with a real server: `recordings/*.json`. */
import { readFileSync } from "node:fs";

export interface Recording {
  /** Its origin: server and version, date, runtime, settings. */
  readonly about: Readonly<Record<string, string>>;
  /** The address of the recorded server; the replayed one has another. */
  readonly origin: string;
  /** On every answer, unless the answer is `without`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly exchanges: readonly Exchange[];
}

export interface Exchange {
  /** Unique within its file. */
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: RecordedBody;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly without?: readonly string[];
    /** One of the two; neither where only the beginning of a page was kept. */
    readonly json?: unknown;
    readonly text?: string;
  };
}

/** Long bodies are kept as what they are made of. */
export type RecordedBody =
  | string
  | { readonly base64: string }
  | {
      readonly before: string;
      readonly fill: string;
      readonly times: number;
      readonly after: string;
    };

export function readRecording(name: string): Recording {
  const file = new URL(`../recordings/${name}.json`, import.meta.url);
  // The files are ours and lie beside this one; the replay fails on any that has another shape.
  const recording: Recording = JSON.parse(readFileSync(file, "utf8"));
  return recording;
}

export function bytesOf(body: RecordedBody | undefined): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === "string") return Buffer.from(body);
  if ("base64" in body) return Buffer.from(body.base64, "base64");
  return Buffer.from(body.before + body.fill.repeat(body.times) + body.after);
}
