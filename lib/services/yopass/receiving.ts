/** The requests of recipients to Yopass. Written against 14.9.0. */
import type { Receiving } from "../../service";
import { kind } from "./kind";
import { open } from "./open";
import { preview } from "./preview";
import { reveal } from "./reveal";

export const receiving = { ...kind, preview, reveal, open } satisfies Receiving;
