/** Turns a one-time link into its text. */
import type { Lasting, Opened, Preview, Revealed, SecretLink, Server } from "../domain";
import { Failure, mayHaveActed, type Outcome } from "../failure";
import { accessCode } from "../sealing/key";
import { findSealed } from "../sealing/format";
import type { Io, Kind, Receiving } from "../service";

/** True if the person has to be asked before revealing. The link itself answers the service for a secret that we sealed. */
export function asksPassphrase(
  link: SecretLink,
  preview: Preview,
  { seals }: Pick<Kind, "seals">,
): boolean {
  const isOurSeal = link.key !== undefined && seals === undefined;
  return preview.state === "waiting" && preview.passphrase && !isOurSeal;
}

/**
 * Fetches and thereby destroys: one click, one call.
 *
 * @param passphrase for the service, if we did not seal the secret; the passphrase of our seal never goes there
 * @throws Failure as {@link Receiving.reveal} does; `protocol` if the service asks for a passphrase of a sealed secret, which has
 * none but the access code: a person who was asked would tell the service the passphrase that seals the text
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
  if (key === undefined || service.seals) return service.reveal(io, at, link, passphrase);
  // Loaded before anything is used up: a text must not be fetched if it could not be opened afterwards.
  await import("../sealing/open");
  const code = mayAsk(preview) ? await accessCode(key, codeLength) : undefined;
  const revealed = await service.reveal(io, at, link, code);
  // With the access code, if there is one, the passphrase cannot have been wrong.
  if (revealed.state === "refused") return { state: "gone" };
  if (revealed.state === "passphrase") {
    throw new Failure({ kind: "protocol", reason: "unexpected" });
  }
  // A sealed text proves itself, whatever surrounds it; the sender did not seal any other text.
  return revealed.state === "answer" ? { ...revealed, state: "revealed" } : revealed;
}

/**
 * True if the service may ask for the access code. A service that cannot tell gets the code too: v1 does not ask for one if the
 * secret has no passphrase, and passes over the one it gets (`ShowSecret`, from v0.11 to v0.26.6).
 */
function mayAsk(preview: Preview): boolean {
  return preview.state === "unknown" || (preview.state === "waiting" && preview.passphrase);
}

/** The server, with the facts that its answer shows. */
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

/** Loads the part that opens the text of this link, while something else is waited for. {@link reveal} loads it if this fails. */
export function prepareToOpen({ key }: SecretLink, { seals }: Pick<Kind, "seals">): void {
  if (key !== undefined && !seals) void import("../sealing/open").catch(() => undefined);
}

/** True if the secret may be gone by this: not if the service said that nothing was used up, or nothing was sent. */
export function mayHaveUsedUp(result: Outcome<Revealed>): boolean {
  if (result.ok) return result.value.state === "revealed" || result.value.state === "answer";
  return mayHaveActed(result.failure);
}

/** The kinds of received texts. Reading one consumes nothing, so it is tried as often as one likes. */
export type Read =
  | ({ readonly state: "text" } & Omit<Extract<Opened, { state: "open" }>, "state">)
  /** Sealed with a passphrase too. */
  | { readonly state: "locked"; readonly wrong: boolean }
  /** The link has a key, but the text was not sealed with it: the sender sealed another one. */
  | ({ readonly state: "foreign" } & Lasting)
  /** The text is sealed, but the link has no key. */
  | { readonly state: "keyless" };

/**
 * Reads a text that `service` gave. The service opens it if it seals by itself.
 *
 * @param passphrase the one that text and link were sealed with; it stays here
 */
export async function read(
  service: Pick<Receiving, "open">,
  received: string,
  link: SecretLink,
  passphrase?: string,
): Promise<Read> {
  if (service.open) return readOf(await service.open(received, link, passphrase), passphrase);
  const sealed = findSealed(received);
  if (link.key === undefined) {
    return sealed === undefined ? { state: "text", text: received } : { state: "keyless" };
  }
  if (sealed === undefined) return { state: "foreign" };
  // The heaviest part of the page, so it comes after the first paint.
  const { open } = await import("../sealing/open");
  return readOf(await open(sealed, link.key, passphrase), passphrase);
}

function readOf(opened: Opened, passphrase: string | undefined): Read {
  switch (opened.state) {
    case "open":
      return { ...opened, state: "text" };
    case "passphrase":
      return { state: "locked", wrong: false };
    case "wrong":
      return passphrase === undefined
        ? { ...opened, state: "foreign" }
        : { state: "locked", wrong: true };
    case "corrupt":
      return { ...opened, state: "foreign" };
  }
}
