/** Reads the decrypted message of a paste: a text, and files that PrivateBin's page may have added. */
import type { AttachedFile } from "../../domain";
import { field, text } from "../../fields";
import { fromBase64, toBase64 } from "../base64";

export interface Message {
  readonly text: string;
  /** Absent: there are none. */
  readonly files?: readonly AttachedFile[];
}

/** Nothing if `bytes` are no message. Text and files may each be missing. */
export function readMessage(bytes: Uint8Array): Message | undefined {
  const json = parsed(bytes);
  const paste = text(json, "paste");
  const files = filesIn(json);
  if (files.length > 0) return { text: paste ?? "", files };
  return paste === undefined ? undefined : { text: paste };
}

/** Errors are dropped: they quote the text. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Up to 1.7.6 there is one file, since then a list, and a list of names beside it. */
function filesIn(json: unknown): readonly AttachedFile[] {
  const names = [field(json, "attachment_name")].flat();
  return [field(json, "attachment")]
    .flat()
    .flatMap((data, index) => fileIn(data, names[index]) ?? []);
}

/** `data:<type>[;charset=…];base64,<bytes>`, as browsers write a file that was read. */
const DATA_URL = /^data:([^;,]*)(?:;[^;,]*)*;base64,(.*)$/s;

/** A file of another form is kept as the text that it is. */
function fileIn(data: unknown, name: unknown): AttachedFile | undefined {
  if (typeof data !== "string" || data === "") return undefined;
  const [, type, base64 = ""] = DATA_URL.exec(data) ?? [];
  const called = typeof name === "string" ? name : "";
  return type === undefined || fromBase64(base64) === undefined
    ? { name: called, type: "text/plain", base64: toBase64(new TextEncoder().encode(data)) }
    : { name: called, type, base64 };
}
