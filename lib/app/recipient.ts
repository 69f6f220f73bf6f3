/** Calls a service for a recipient, as nobody if the service lets nobody in. Runs in the reveal tab. */
import type { Preview, SecretLink, Server } from "../domain";
import { Failure, outcome } from "../failure";
import { learned } from "../revealing/reveal";
import type { Io, Receiving } from "../service";
import { receiving } from "../services/receiving";
import { accountAt, ioFor } from "./credentials";
import { background } from "./background";
import { io } from "./io";

/**
 * The facts about a link that are known without consuming it, and its server with the facts learned by then: to be passed on to
 * the reveal.
 */
export interface Looked {
  readonly server: Server;
  readonly preview: Preview;
}

/**
 * Looks without consuming: as nobody, or, if the server takes no guests, in the name of the account there.
 *
 * @throws Failure as {@link Receiving.preview} does; `guest-off` if there is no account
 */
export async function lookAt(server: Server, link: SecretLink): Promise<Looked> {
  const { server: known, preview } = await lookAs(await serviceFor(link), server, link);
  if ("dialect" in preview && preview.dialect !== undefined && preview.dialect !== server.dialect) {
    const { address } = server;
    const { dialect } = preview;
    // A hint for the next time: its fate changes nothing here.
    void outcome(() => background.call("noteDialect", { address, dialect }));
  }
  return { server: learned(known, preview), preview };
}

/** The outside world for the reveal that follows a look. */
export async function ioOfRecipient({ address, guests }: Server): Promise<Io> {
  return guests === false ? ioFor(address) : io;
}

/** The part that speaks to the service of a link. It is loaded when it is first needed: the tab has painted by then. */
export async function serviceFor(link: SecretLink): Promise<Receiving> {
  const load = receiving[link.service];
  if (!load) throw new Failure({ kind: "bug", reason: "bug" });
  return load();
}

async function lookAs(service: Receiving, server: Server, link: SecretLink): Promise<Looked> {
  try {
    const preview = await service.preview(io, server, link);
    return { server: { ...server, guests: true }, preview };
  } catch (error) {
    if (!isGuestOff(error) || !(await accountAt(server.address))) throw error;
    const closed = { ...server, guests: false };
    return {
      server: closed,
      preview: await service.preview(await ioOfRecipient(closed), closed, link),
    };
  }
}

function isGuestOff(error: unknown): boolean {
  return error instanceof Failure && error.info.reason === "guest-off";
}
