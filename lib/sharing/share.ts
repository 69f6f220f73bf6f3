/** Turns a text into a one-time link and a receipt. */
import type { Receipt, SecretLink, Server } from "../domain";
import { draftCapacity, draftProblem, isSealed, type Draft, type Keeper } from "./draft";
import { Failure, type FailureInfo } from "../failure";
import { toHex } from "../sealing/hex";
import { linkDigest } from "../links/recognise";
import { accessCode, codeLengthFor, variedLengthFor } from "../sealing/key";
import { seal } from "../sealing/seal";
import { isAllowed, type Policy } from "../settings/policy";
import type { Created, Io, Kind, Secret, Sending } from "../service";
import { byteLength } from "../sealing/size";

export interface Shared {
  readonly link: SecretLink;
  readonly receipt: Receipt;
  /** The proof that the service asks for at reveal and burn: the passphrase, or the access code of a sealed secret. */
  readonly passphrase?: string;
  /** The dialect that the server turned out to speak. */
  readonly dialect?: string;
}

/** Rules for a secret besides its own terms. */
export interface Rules {
  readonly policy: Policy;
  /** The text above a sealed one (`wording/handOver.ts`). */
  readonly explanation: string;
}

/**
 * Checks, seals, creates. In sealed mode the service sees neither text nor passphrase.
 *
 * @throws Failure `unsupported` or `refused` before anything is sent; otherwise as {@link Sending.create} does
 */
export async function share(
  service: Sending,
  io: Io,
  server: Server,
  draft: Draft,
  { policy, explanation }: Rules,
): Promise<Shared> {
  checkDraft(draft, server, service, policy);
  const { created, passphrase, ...sealed } = await send();
  const { address = server.address, id, key, form } = created;
  const link: SecretLink = {
    service: service.id,
    address,
    id,
    ...(key === undefined ? {} : { key }),
    ...(form === undefined ? {} : { form }),
    ...sealed,
  };
  const guarded = passphrase !== undefined && service.receipts.proof;
  const kept = { ...created, address: server.address, guarded };
  return {
    link,
    receipt: await receiptOf(link, isSealed(draft, service), draft, kept, io),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(created.dialect === undefined ? {} : { dialect: created.dialect }),
  };

  function send(): Promise<Sent> {
    if (service.seals) return createBySeal(service, io, server, draft);
    return draft.terms.sealed
      ? createSealed(service, io, server, draft, explanation)
      : createPlain(service, io, server, draft);
  }
}

/**
 * Finds every fault that can be known before sending.
 *
 * @throws Failure `unsupported` or `refused`: this draft cannot be shared as it is
 */
export function checkDraft(
  draft: Draft,
  server: Server,
  { seals }: Pick<Kind, "seals">,
  policy: Policy,
): void {
  if (!isAllowed(policy, server)) throw unsupported("policy-server");
  const keeper = { limits: server.limits, ...(seals && { seals }) };
  const found = draftProblem(draft, keeper, policy);
  if (found === undefined) return;
  switch (found.problem) {
    case "empty":
    case "ill-formed":
      throw unsupported(found.problem);
    case "too-long":
      throw new Failure(tooLarge(draft, keeper));
    case "unsealed":
      throw unsupported("policy-sealed");
    case "too-far":
      throw unsupported("policy-lifetime");
    case "demanded":
      throw unsupported("policy-passphrase");
    case "unknown":
      throw unsupported("no-passphrases");
    case "required":
      throw new Failure({ kind: "refused", reason: "passphrase-required" });
    case "short":
    case "long":
    case "simple":
      throw new Failure({ kind: "refused", reason: "passphrase-rules" });
  }
}

function unsupported(
  reason: Exclude<(FailureInfo & { readonly kind: "unsupported" })["reason"], "too-large">,
): Failure {
  return new Failure({ kind: "unsupported", reason });
}

/** Tells both sizes, in bytes of text: that of this text, and the largest that fits with these terms. */
export function tooLarge(draft: Draft, keeper: Keeper): FailureInfo {
  const [size, limit] = [byteLength(draft.text), draftCapacity(draft, keeper)];
  return { kind: "unsupported", reason: "too-large", size, limit };
}

interface Sent extends Pick<SecretLink, "key" | "codeLength"> {
  readonly created: Created;
  readonly passphrase?: string;
}

async function createPlain(service: Sending, io: Io, server: Server, draft: Draft): Promise<Sent> {
  const { lifetime, passphrase } = draft.terms;
  const secret = withPassphrase({ text: draft.text, lifetime }, passphrase);
  return withPassphrase({ created: await service.create(io, server, secret) }, passphrase);
}

/** The service seals: the passphrase is ours too, and nobody is asked for it. */
async function createBySeal(service: Sending, io: Io, server: Server, draft: Draft): Promise<Sent> {
  const { lifetime, passphrase } = draft.terms;
  const secret = withPassphrase({ text: draft.text, lifetime }, passphrase);
  return { created: await service.create(io, server, secret) };
}

async function createSealed(
  service: Sending,
  io: Io,
  server: Server,
  draft: Draft,
  explanation: string,
): Promise<Sent> {
  const key = toHex(io.random(32));
  const { lifetime, passphrase } = draft.terms;
  const random = (length: number) => io.random(length);
  const text = await seal(draft.text, key, withPassphrase({ random, explanation }, passphrase));
  const create = (code?: string) =>
    service.create(io, server, withPassphrase({ text, lifetime }, code));
  const createWithCode = async (codeLength?: number): Promise<Sent> => {
    const code = await accessCode(key, codeLength);
    const mark = codeLength === undefined ? {} : { codeLength };
    return { key, ...mark, created: await create(code), passphrase: code };
  };
  const withoutCode = async (): Promise<Sent> => ({ key, created: await create() });
  const known = server.limits.passphrase;
  const withCode = () => createWithCode(codeLengthFor(known));
  // None of these is a retry: a refusal proves that nothing was created, and the next request is another one.
  const byRule = () =>
    known.required ? withCode() : instead(withoutCode, "passphrase-required", withCode);
  return instead(byRule, "passphrase-rules", async () => {
    // The rule is not the known one. If the server does not tell it, this way satisfies most rules all the same.
    const { limits } = await service.probe(io, server.address).catch(() => server);
    const varied = () => createWithCode(variedLengthFor(limits.passphrase));
    return instead(varied, "passphrase-rules", () => {
      throw new Failure({ kind: "refused", reason: "access-code" });
    });
  });
}

/** Takes the other way if the first was refused for this reason. */
async function instead(
  first: () => Promise<Sent>,
  reason: FailureInfo["reason"],
  other: () => Promise<Sent>,
): Promise<Sent> {
  try {
    return await first();
  } catch (error) {
    if (error instanceof Failure && error.info.reason === reason) return other();
    throw error;
  }
}

function withPassphrase<T extends object>(
  value: T,
  passphrase: string | undefined,
): T & Pick<Secret, "passphrase"> {
  return passphrase === undefined ? value : { ...value, passphrase };
}

async function receiptOf(
  link: SecretLink,
  sealed: boolean,
  draft: Draft,
  created: Created & Pick<Receipt, "address" | "guarded">,
  io: Io,
): Promise<Receipt> {
  return {
    service: link.service,
    address: created.address,
    ...(created.handle === undefined ? {} : { handle: created.handle }),
    linkDigest: await linkDigest(link),
    sealed,
    passphrase: draft.terms.passphrase !== undefined,
    guarded: created.guarded,
    note: draft.note,
    createdAt: io.now(),
    expiresAt: created.expiresAt,
    status: { state: "waiting", opened: false },
  };
}
