import type { Origin, Preview, Revealed, Status } from "../../domain";
import type { Failure } from "../../failure";
import type { Created, Io, Secret } from "../../service";

/**
 * One way to speak to a server. The first three calls give nothing where the server does not know the path: it speaks
 * another dialect.
 */
export interface Dialect {
  readonly id: string;
  /** Whether it can be spoken with credentials; without them any can. */
  readonly accounts: boolean;
  /**
   * Whether that a server spoke it once says that it is the one to speak. Where not, the others are asked first every time:
   * the server may have been upgraded since.
   */
  readonly lasting: boolean;
  create(io: Io, origin: Origin, secret: Secret): Promise<Created | undefined>;
  preview(io: Io, origin: Origin, id: string): Promise<Preview | undefined>;
  status(io: Io, origin: Origin, handle: string): Promise<Status | undefined>;
  /** Consumes. */
  reveal(io: Io, origin: Origin, id: string, passphrase?: string): Promise<Revealed>;
  /** Sends the order and gives what the server has against it. That it has nothing proves nothing. */
  burn(io: Io, origin: Origin, handle: string, passphrase?: string): Promise<Failure | undefined>;
}
