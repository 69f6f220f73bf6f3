/** Turns a one-time link into its text. */
import type { Preview, Revealed, SecretLink, Server } from "./domain";
import { findSealed } from "./sealed";
import type { Io, Service } from "./service";

/** Whether the person has to be asked before revealing. Of a sealed secret the link itself knows what the service wants. */
export function asksPassphrase(link: SecretLink, preview: Preview): boolean {
  return preview.state === "waiting" && preview.passphrase && link.key === undefined;
}

/**
 * Fetches and thereby destroys: one click, one call.
 *
 * @param passphrase for the service; a sealed secret's own passphrase never goes there
 * @throws Failure as {@link Service.reveal} does
 */
export async function reveal(
  service: Service,
  io: Io,
  server: Server,
  link: SecretLink,
  preview: Preview,
  passphrase?: string,
): Promise<Revealed> {
  // Loaded before anything is used up: what could not be opened afterwards must not be fetched.
  const { accessCode } = await import("./sealing");
  if (preview.state !== "waiting") return service.reveal(io, server, link, passphrase);
  const { dialect = server.dialect } = preview;
  const learned = dialect === undefined ? server : { ...server, dialect };
  if (passphrase !== undefined || !preview.passphrase || link.key === undefined) {
    return service.reveal(io, learned, link, passphrase);
  }
  return service.reveal(io, learned, link, await accessCode(link.key));
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
  const { open } = await import("./sealing");
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
