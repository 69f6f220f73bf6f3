/** The parts of the services by which the browser spots their links. */
import type { Spotting } from "../service";
import { spotting as cryptfyi } from "./cryptfyi/spotting";
import { spotting as onetimesecret } from "./onetimesecret/spotting";
import { spotting as privatebin } from "./privatebin/spotting";
import { spotting as yopass } from "./yopass/spotting";
import { spotting as ots } from "./ots/spotting";
import { spotting as passwordpusher } from "./passwordpusher/spotting";

export const spotting: readonly [Spotting, ...Spotting[]] = [
  onetimesecret,
  privatebin,
  cryptfyi,
  yopass,
  ots,
  passwordpusher,
];
