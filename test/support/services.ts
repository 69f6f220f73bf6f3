/** Each service whole. Only tests use it so: they are sender and recipient. */
import type { Receiving, Sending, Spotting } from "../../lib/service";
import { receiving as loads } from "../../lib/services/receiving";
import { sending } from "../../lib/services/sending";
import { spotting } from "../../lib/services/spotting";

export type Service = Sending & Receiving & Spotting;

const receiving = await Promise.all(Object.values(loads).map((load) => load()));

const [first, ...others] = sending;

export const services: readonly [Service, ...Service[]] = [whole(first), ...others.map(whole)];

function whole(sender: Sending): Service {
  const is = ({ id }: { readonly id: string }) => id === sender.id;
  const [recipient, spotter] = [receiving.find(is), spotting.find(is)];
  if (!recipient || !spotter) throw new Error(`${sender.id} is not in each list of lib/services`);
  return { ...sender, ...recipient, ...spotter };
}
