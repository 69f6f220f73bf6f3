/** The services as senders ask them. */
import type { Sending } from "../service";
import { sending as onetimesecret } from "./onetimesecret/sending";

export const sending: readonly [Sending, ...Sending[]] = [onetimesecret];
