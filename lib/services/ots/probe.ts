/** Finds out about the server at an address, by calls that consume nothing. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import { flag, number } from "../../fields";
import type { Io } from "../../service";
import { look } from "./calls";
import { failure } from "./failures";
import { limitsOf } from "./limitsOf";

/** @throws Failure `no-such-server` if this is none, or older than its settings */
export async function probe(io: Io, blank: Server): Promise<Server> {
  const { address } = blank;
  const settings = await settingsOf(io, blank);
  const guests = await mayCreate(io, blank);
  const { longest, exclusive } = await pageFacts(io, `${address}/`);
  return {
    ...blank,
    guests,
    ...(exclusive ? { exclusive } : {}),
    limits: limitsOf(settings, longest),
  };
}

/** These two are always there (`customize.go`). */
async function settingsOf(io: Io, { address }: Server): Promise<unknown> {
  const answer = await look(io, `${address}/api/settings`);
  const { status, json } = answer;
  if (status === 401 || status === 403 || status === 429 || status >= 500) throw failure(answer);
  const known =
    number(json, "maxAttachmentSizeTotal") !== undefined &&
    flag(json, "disableFileAttachment") !== undefined;
  if (status !== 200 || !known) throw new Failure({ kind: "protocol", reason: "no-such-server" });
  return json;
}

/** A proxy may answer in place of the server, or redirect, where the operator closed creating. */
async function mayCreate(io: Io, { address }: Server): Promise<boolean> {
  try {
    const { status } = await look(io, `${address}/api/isWritable`);
    return status === 204;
  } catch (error) {
    if (error instanceof Failure && error.info.reason === "redirected") return false;
    throw error;
  }
}

interface PageFacts {
  readonly longest?: number;
  readonly exclusive?: boolean;
}

/** The page alone tells these. It is read and never run; an operator may have another one, which tells nothing. */
async function pageFacts(io: Io, url: string): Promise<PageFacts> {
  const page = (await look(io, url).catch(() => undefined))?.body ?? "";
  const [, longest = "0"] = /window\.maxSecretExpire = (\d{1,10})\b/.exec(page) ?? [];
  const [, ...version] = /window\.version = "v?(\d+)\.(\d+)\.(\d+)/.exec(page) ?? [];
  return {
    ...(Number(longest) > 0 ? { longest: Number(longest) } : {}),
    ...(isAtomic(version.map(Number)) ? { exclusive: true } : {}),
  };
}

/** Before v1.21.8 several may get a secret from Redis who ask at the same moment (GHSA-92r4-rpw3-7cwm), and one from memory. */
function isAtomic([major = 0, minor = 0, patch = 0]: readonly number[]): boolean {
  return major > 1 || (major === 1 && (minor > 21 || (minor === 21 && patch >= 8)));
}
