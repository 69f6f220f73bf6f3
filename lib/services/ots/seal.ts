/** Encrypts a text as the page of ots does, with a fresh pass. */
import { Failure } from "../../failure";
import type { Io } from "../../service";
import { writeContent } from "./content";
import { encrypt } from "./openssl";

const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Characters, as in `create.vue`: 119 bits. */
const LENGTH = 20;

/** Bytes from here on would make the first signs likelier. */
const FAIR = Math.floor(256 / SIGNS.length) * SIGNS.length;

interface Sealed {
  readonly sealed: string;
  readonly key: string;
}

/** @throws Failure `ill-formed` if the text has a lone surrogate, which UTF-8 cannot hold */
export async function seal(text: string, { random }: Pick<Io, "random">): Promise<Sealed> {
  if (!text.isWellFormed()) throw new Failure({ kind: "unsupported", reason: "ill-formed" });
  const key = drawPass(random);
  const plaintext = new TextEncoder().encode(writeContent(text));
  return { key, sealed: await encrypt(plaintext, key, random(8)) };
}

function drawPass(random: Io["random"]): string {
  let pass = "";
  while (pass.length < LENGTH) {
    const fair = random(LENGTH).filter((byte) => byte < FAIR);
    pass += Array.from(fair, (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
  }
  return pass.slice(0, LENGTH);
}
