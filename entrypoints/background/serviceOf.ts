/** Finds the parts of the services that make, follow and burn secrets. For the background. */
import type { Policy } from "../../lib/settings/policy";
import type { Sending } from "../../lib/service";
import { sending } from "../../lib/services/sending";

/** The service of this id. Receipts and links name only services that some version of ours knew. */
export function serviceOf(id: string): Sending | undefined {
  return sending.find((service) => service.id === id);
}

/** The services that an organisation allows, all of them if it names none. */
export function servicesUnder({ services }: Policy): readonly Sending[] {
  return sending.filter(({ id }) => services?.includes(id) ?? true);
}
