/** The kinds of servers Secret Links knows. The first server of the first one is the default. */
import type { Kind } from "../service";
import { kind as onetimesecret } from "./onetimesecret/kind";

export const publishedKinds: readonly [Kind, ...Kind[]] = [onetimesecret];
