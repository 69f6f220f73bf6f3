/** What can be asked of servers: for the background, and for the reveal tab after its first paint. */
import type { Service } from "../service";
import { services } from "../services/index";

/** The service of this id. Receipts and links name only services that some version of ours knew. */
export function serviceOf(id: string): Service | undefined {
  return services.find((service) => service.id === id);
}
