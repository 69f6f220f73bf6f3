/** The world of a promise: one server, asked by one caller. */
import type { Opened, Preview, Revealed, SecretLink, Server, Status } from "../../lib/domain";
import type { Created, Credentials, Io, Secret } from "../../lib/service";
import { nodeIo } from "../support/node-io";
import type { Service } from "../support/services";

export interface World {
  readonly service: Service;
  readonly server: Server;
  readonly io: Io;
  /** True if the server can look at a secret without consuming it. v1 cannot, and it never says why it refuses either. */
  readonly looks: boolean;
  /** The answer for a secret that is no more: where the server checks passphrases too, it may not say why it refuses. */
  readonly lost: "gone" | "refused";
  /** A passphrase for secrets without one of their own, if the server wants one. */
  readonly word?: string;
  /** Some text with the shortest lifetime, unless told otherwise. */
  readonly create: (secret?: Partial<Secret>) => Promise<Kept>;
  readonly preview: (link: SecretLink) => Promise<Preview>;
  readonly reveal: (link: SecretLink, passphrase?: string) => Promise<Revealed | Opened>;
  /** The same server, asked by another caller. */
  readonly as: (credentials?: Credentials) => World;
  /** Fails the test if the service knows no accounts. */
  readonly verify: () => Promise<void>;
  /** Fails the test if the service cannot tell. */
  readonly status: (handle?: string) => Promise<Status>;
  /** Fails the test if the service cannot burn. */
  readonly burn: (handle?: string, passphrase?: string) => Promise<Status>;
}

type Kept = Created & { readonly link: SecretLink };

/** The clock stands still, so that granted lifetimes are exact. */
export const now = Date.UTC(2026, 10, 22, 12);

/** The outside world of a caller; anonymous without credentials. */
export function ioFor(outside: Io = nodeIo, credentials?: Credentials): Io {
  const { credentials: _, ...anybody } = outside;
  return { ...anybody, now: () => now, ...(credentials && { credentials }) };
}

const WORD = "Correct-horse 1 😀";

export function world(service: Service, server: Server, looks: boolean, io: Io): World {
  const word = server.limits.passphrase.required ? WORD : undefined;
  const link = ({ address = server.address, id, key, form }: Created): SecretLink => ({
    service: service.id,
    address,
    id,
    ...(key === undefined ? {} : { key }),
    ...(form === undefined ? {} : { form }),
  });
  /** A service that seals by itself opens what it gave. */
  const opened = async (revealed: Revealed, of: SecretLink, passphrase?: string) => {
    if (revealed.state !== "revealed" || !service.open) return revealed;
    const found = await service.open(revealed.text, of, passphrase);
    return found.state === "open" ? { ...revealed, text: found.text } : found;
  };
  return {
    service,
    server,
    io,
    looks,
    lost: looks || service.seals ? "gone" : "refused",
    ...(word === undefined ? {} : { word }),
    async create(secret) {
      const [lifetime] = server.limits.lifetimes;
      const usual = { text: "some text", lifetime, ...(word && { passphrase: word }) };
      const created = await service.create(io, server, { ...usual, ...secret });
      return { ...created, link: link(created) };
    },
    as: (other) => world(service, server, looks, ioFor(io, other)),
    async verify() {
      if (!service.verify) throw new Error("the service knows no accounts");
      return service.verify(io, server);
    },
    preview: (of) => service.preview(io, server, of),
    reveal: async (of, passphrase = word) =>
      opened(await service.reveal(io, server, of, passphrase), of, passphrase),
    async status(handle = "") {
      if (!service.status) throw new Error("the service cannot tell what became of a secret");
      return service.status(io, server, handle);
    },
    async burn(handle = "", passphrase = word) {
      if (!service.burn) throw new Error("the service cannot burn");
      return service.burn(io, server, handle, passphrase);
    },
  };
}
