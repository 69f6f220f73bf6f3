/** The parts of the services for senders. */
import type { Sending } from "../service";
import { sending as cryptfyi } from "./cryptfyi/sending";
import { sending as onetimesecret } from "./onetimesecret/sending";
import { sending as privatebin } from "./privatebin/sending";
import { sending as yopass } from "./yopass/sending";
import { sending as ots } from "./ots/sending";
import { sending as passwordpusher } from "./passwordpusher/sending";

export const sending: readonly [Sending, ...Sending[]] = [
  onetimesecret,
  privatebin,
  cryptfyi,
  yopass,
  ots,
  passwordpusher,
];
