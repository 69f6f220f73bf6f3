/** Turns a one-time link into its text. */
import type { Preview, Revealed, SecretLink, Server } from "../domain";
import { Failure, type Outcome } from "../failure";
import { accessCode } from "../sealing/key";
import { findSealed } from "../sealing/format";
import type { Io, Receiving } from "../service";

/** Whether the person has to be asked before revealing. Of a sealed secret the link itself knows what the service wants. */
export function asksPassphrase(link: SecretLink, preview: Preview): boolean {
  return preview.state === "waiting" && preview.passphrase && link.key === undefined;
}

/**
 * Fetches and thereby destroys: one click, one call.
 *
 * @param passphrase for the service, of a secret that is not sealed; a sealed secret's own never goes there
 * @throws Failure as {@link Receiving.reveal} does; `protocol` if the service asks for a passphrase of a sealed secret,
 *   which has none but the access code: a person who was asked would tell the service what seals the text
 */
export async function reveal(
  service: Receiving,
  io: Io,
  server: Server,
  link: SecretLink,
  preview: Preview,
  passphrase?: string,
): Promise<Revealed> {
  const at = learned(server, preview);
  const { key, codeLength } = link;
  if (key === undefined) return service.reveal(io, at, link, passphrase);
  // Loaded before anything is used up: what could not be opened afterwards must not be fetched.
  await import("../sealing/open");
  const code = mayAsk(preview) ? await accessCode(key, codeLength) : undefined;
  const revealed = await service.reveal(io, at, link, code);
  // With the access code, if there is one, the passphrase cannot have been wrong.
  if (revealed.state === "refused") return { state: "gone" };
  if (revealed.state === "passphrase") {
    throw new Failure({ kind: "protocol", reason: "unexpected" });
  }
  // A sealed text proves itself, whatever surrounds it; anything else is not what the sender sealed.
  return revealed.state === "answer" ? { ...revealed, state: "revealed" } : revealed;
}

/**
 * Whether the service may ask for the access code. Where it cannot tell, the code goes along: v1 asks a secret without a
 * passphrase for none and passes over the one it gets (`ShowSecret`, from v0.11 to v0.26.6).
 */
function mayAsk(preview: Preview): boolean {
  return preview.state === "unknown" || (preview.state === "waiting" && preview.passphrase);
}

/** The server, with what its answer shows of it. */
export function learned(server: Server, preview: Preview): Server {
  if (preview.state === "gone") return server;
  const { dialect = server.dialect } = preview;
  const { exclusive = server.exclusive } = preview.state === "waiting" ? preview : server;
  return {
    ...server,
    ...(dialect === undefined ? {} : { dialect }),
    ...(exclusive === undefined ? {} : { exclusive }),
  };
}

/** Whether the secret may be gone by this: not if the service said that nothing was used up, or nothing was sent. */
export function mayHaveUsedUp(result: Outcome<Revealed>): boolean {
  if (result.ok) return result.value.state === "revealed" || result.value.state === "answer";
  const { kind, reason } = result.failure;
  const refused = ["denied", "refused", "unsupported", "unstored"].includes(kind);
  return !refused && !["locked-out", "rate-limited", "not-now"].includes(reason);
}

/** What a received text turns out to be. Consumes nothing: tried as often as one likes. */
export type Read =
  | { readonly state: "text"; readonly text: string }
  /** Sealed with a passphrase too. */
  | { readonly state: "locked"; readonly wrong: boolean }
  /** The link has a key, but this was not sealed with it: not what the sender sealed. */
  | { readonly state: "foreign" }
  /** Sealed, but the link has no key. */
  | { readonly state: "keyless" };

/** @param passphrase the one that text and link were sealed with; it stays here */
export async function read(received: string, link: SecretLink, passphrase?: string): Promise<Read> {
  const sealed = findSealed(received);
  if (link.key === undefined) {
    return sealed === undefined ? { state: "text", text: received } : { state: "keyless" };
  }
  if (sealed === undefined) return { state: "foreign" };
  // The heaviest part of the page, so it comes after the first paint.
  const { open } = await import("../sealing/open");
  const opened = await open(sealed, link.key, passphrase);
  switch (opened.state) {
    case "open":
      return { state: "text", text: opened.text };
    case "passphrase":
      return { state: "locked", wrong: false };
    case "wrong":
      return passphrase === undefined ? { state: "foreign" } : { state: "locked", wrong: true };
    case "corrupt":
      return { state: "foreign" };
  }
}
