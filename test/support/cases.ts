/** The form of a service's vector file, and the calls of its cases. */
import type { FailureInfo } from "../../lib/failure";
import type { Address, SecretLink, Server } from "../../lib/domain";
import type { Io, Secret } from "../../lib/service";
import type { Exchange } from "./replay";
import type { Service } from "./services";

export interface Vectors {
  /** Servers, versions, dates. */
  readonly sources: readonly string[];
  readonly links: {
    /** Parsed to the link and formatted back. */
    readonly round: readonly Read[];
    /** Parsed to the link; its usual form is another. */
    readonly read: readonly Read[];
    /** Links whose key is no whole key. */
    readonly incomplete: readonly string[];
    /** No links of this service. */
    readonly none: readonly string[];
    /** The identifiers of receipts. */
    readonly receipts: readonly string[];
    readonly patterns: readonly {
      readonly address: Address;
      readonly patterns: readonly string[];
    }[];
  };
  readonly cases: readonly Case[];
}

interface Read {
  readonly url: string;
  readonly link: SecretLink;
}

type LinkParts = Pick<SecretLink, "id" | "key" | "form">;

export type Case = {
  readonly name: string;
  /** The recording and its exchanges, or the model of the case. */
  readonly source: string;
  readonly server: Pick<Server, "address" | "api" | "dialect">;
  readonly credentials?: NonNullable<Io["credentials"]>;
  readonly now?: number;
  /** The random bytes that are drawn, as hex. */
  readonly random?: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly passphrase?: string;
} & (
  | { readonly call: "probe" | "verify" }
  | { readonly call: "create"; readonly secret: Secret }
  | { readonly call: "preview" | "reveal"; readonly link: LinkParts }
  | { readonly call: "open"; readonly link: LinkParts; readonly sealed: string }
  | { readonly call: "status" | "burn"; readonly handle: string }
) &
  ({ readonly gives: unknown } | { readonly fails: FailureInfo });

export function play(service: Service, io: Io, what: Case): Promise<unknown> {
  const { address } = what.server;
  const server = { ...service.server(address), ...what.server };
  switch (what.call) {
    case "probe":
      return service.probe(io, address);
    case "verify":
      return service.verify?.(io, server).then(() => "verified") ?? incapable();
    case "create":
      return service.create(io, server, what.secret);
    case "preview":
      return service.preview(io, server, linkOf(service, what));
    case "reveal":
      return service.reveal(io, server, linkOf(service, what), what.passphrase);
    case "open":
      return service.open?.(what.sealed, linkOf(service, what), what.passphrase) ?? incapable();
    case "status":
      return service.status?.(io, server, what.handle) ?? incapable();
    case "burn":
      return service.burn?.(io, server, what.handle, what.passphrase) ?? incapable();
  }
}

/** The words that must not appear in a failure: texts, keys, passphrases, tokens, identifiers and so whole links. */
export function confidential(what: Case): readonly string[] {
  const words: (string | undefined)[] = [what.passphrase];
  if (what.credentials) {
    const { user, token } = what.credentials;
    words.push(token, Buffer.from(`${user}:${token}`).toString("base64"));
  }
  if (what.call === "create") words.push(what.secret.text, what.secret.passphrase);
  if ("link" in what) words.push(what.link.id, what.link.key);
  if ("handle" in what) words.push(what.handle);
  return words.filter((word): word is string => word !== undefined && word !== "");
}

function linkOf(service: Service, what: Case & { readonly link: LinkParts }): SecretLink {
  return { service: service.id, address: what.server.address, ...what.link };
}

function incapable(): never {
  throw new Error("the service cannot do this");
}
