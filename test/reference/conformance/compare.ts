/** Compares a replayed JSON value with the recorded one: key for key, type for type, value for value. */
import type { Identities } from "./identities";

export interface Comparison {
  readonly identities: Identities;
  /** Recorded text as it must read on the replaying server. */
  readonly translate: (text: string) => string;
}

/** Made up by the server on every answer. */
const random: ReadonlySet<string> = new Set(["request_id", "shrimp"]);

/** The beginnings of identifiers. */
const shortened: ReadonlySet<string> = new Set([
  "shortid",
  "secret_shortid",
  "shortkey",
  "secret_shortkey",
]);

/** Seconds since 1970. */
const instants: ReadonlySet<string> = new Set([
  "created",
  "updated",
  "timestamp",
  "previewed",
  "viewed",
  "received",
  "revealed",
  "burned",
  "expiration",
  "first_access",
  "last_access",
  "since",
  "now",
]);

/** Seconds left. The recording's clock ran on, the replay's stands still. */
const remaining: ReadonlySet<string> = new Set([
  "secret_realttl",
  "current_expiration",
  "metadata_ttl",
  "receipt_ttl",
]);

/** The seconds that the recorded server took between an instant and its creation, at most: it hashes passphrases. */
const SLACK = 10;

/** To be called before `differences`, for short identifiers stand before long ones. */
export function learn(recorded: unknown, replayed: unknown, identities: Identities): void {
  if (typeof recorded === "string" && typeof replayed === "string") {
    identities.learn(recorded, replayed);
  } else if (isRecord(recorded) && isRecord(replayed)) {
    for (const key of Object.keys(recorded)) learn(recorded[key], replayed[key], identities);
  }
}

/** One line each; none if the two agree. */
export function differences(
  recorded: unknown,
  replayed: unknown,
  comparison: Comparison,
  path = "",
): readonly string[] {
  if (!isRecord(recorded) || !isRecord(replayed)) {
    const key = path.slice(path.lastIndexOf(".") + 1);
    return agrees(key, recorded, replayed, comparison)
      ? []
      : [`${path}: recorded ${show(recorded)}, replayed ${show(replayed)}`];
  }
  const keys = new Set([...Object.keys(recorded), ...Object.keys(replayed)]);
  return [
    ...[...keys].flatMap((key) =>
      differences(recorded[key], replayed[key], comparison, `${path}.${key}`),
    ),
    ...(kindOf(recorded) === kindOf(replayed) ? [] : [`${path}: one is a list`]),
    ...untimely(recorded, replayed, path),
  ];
}

function agrees(
  key: string,
  recorded: unknown,
  replayed: unknown,
  comparison: Comparison,
): boolean {
  if (kindOf(recorded) !== kindOf(replayed)) return false;
  if (typeof recorded === "number" && typeof replayed === "number") {
    if (instants.has(key)) return !Number.isInteger(recorded) || Number.isInteger(replayed);
    if (remaining.has(key)) return recorded <= replayed && replayed <= recorded + SLACK;
  }
  if (typeof recorded === "string" && typeof replayed === "string") {
    return textAgrees(key, recorded, replayed, comparison);
  }
  return recorded === replayed;
}

function textAgrees(
  key: string,
  recorded: string,
  replayed: string,
  { identities, translate }: Comparison,
): boolean {
  if (random.has(key)) return /^[\da-z]{13,}$/.test(replayed);
  if (shortened.has(key)) return identities.bothBegin(recorded, replayed);
  if (instants.has(key)) return /^\d+$/.test(recorded) === /^\d+$/.test(replayed);
  const [, length, last] = /^<(\d+) characters, ends with '(.)'>$/.exec(recorded) ?? [];
  if (length !== undefined) return replayed.length === Number(length) && replayed.at(-1) === last;
  return translate(recorded) === replayed;
}

/** Instants must lie as far from their creation as in the recording. */
function untimely(recorded: JsonObject, replayed: JsonObject, path: string): readonly string[] {
  if (!("created" in recorded)) return [];
  return [...instants]
    .filter((key) => {
      const [was, is] = [age(recorded, key), age(replayed, key)];
      return Math.abs(was - is) > SLACK;
    })
    .map((key) => `${path}.${key}: another time after creation`);
}

/** Not a number if there is no instant; that is as far as possible from any other. */
function age(record: JsonObject, key: string): number {
  const [at, created] = [record[key], record["created"]];
  return at === null || at === "" ? Number.NaN : Number(at) - Number(created);
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Lists too: their keys are their places. */
function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 120) ?? "nothing";
}
