/** Each service whole, as only tests ask it: they are sender and recipient. */
import type { Receiving, Sending } from "../../lib/service";
import { receiving } from "../../lib/services/receiving";
import { sending } from "../../lib/services/sending";

export type Service = Sending & Receiving;

const [first, ...others] = sending;

export const services: readonly [Service, ...Service[]] = [whole(first), ...others.map(whole)];

function whole(sender: Sending): Service {
  const recipient = receiving.find(({ id }) => id === sender.id);
  if (!recipient) throw new Error(`${sender.id} is not in lib/services/receiving.ts`);
  return { ...sender, ...recipient };
}
