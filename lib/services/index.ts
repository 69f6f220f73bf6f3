/** The services Secret Links speaks to: of each kind (`kinds.ts`) what can be asked. */
import type { Service } from "../service";
import { onetimesecret } from "./onetimesecret";

export const services: readonly [Service, ...Service[]] = [onetimesecret];
