/** The parts of the services for senders. */
import type { Sending } from "../service";
import { sending as onetimesecret } from "./onetimesecret/sending";

export const sending: readonly [Sending, ...Sending[]] = [onetimesecret];
