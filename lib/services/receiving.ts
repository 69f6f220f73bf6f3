/** The parts of the services for recipients. */
import type { Receiving } from "../service";
import { receiving as onetimesecret } from "./onetimesecret/receiving";

export const receiving: readonly [Receiving, ...Receiving[]] = [onetimesecret];
