/** The kinds of servers that Secret Links knows. */
import type { Kinds } from "../service";
import { kind as cryptfyi } from "./cryptfyi/kind";
import { kind as onetimesecret } from "./onetimesecret/kind";
import { kind as privatebin } from "./privatebin/kind";
import { kind as yopass } from "./yopass/kind";
import { kind as ots } from "./ots/kind";
import { kind as passwordpusher } from "./passwordpusher/kind";

export const publishedKinds: Kinds = [
  onetimesecret,
  privatebin,
  cryptfyi,
  yopass,
  ots,
  passwordpusher,
];
