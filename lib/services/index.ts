/** The services Secret Links speaks to. The first server of the first one is the default. */
import type { Service } from "../service";
import { onetimesecret } from "./onetimesecret";

export const services: readonly [Service, ...Service[]] = [onetimesecret];
