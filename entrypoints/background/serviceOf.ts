/** Finds the part of a service that makes, follows and burns secrets. For the background. */
import type { Sending } from "../../lib/service";
import { sending } from "../../lib/services/sending";

/** The service of this id. Receipts and links name only services that some version of ours knew. */
export function serviceOf(id: string): Sending | undefined {
  return sending.find((service) => service.id === id);
}
