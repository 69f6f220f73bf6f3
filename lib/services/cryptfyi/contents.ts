/** Tells a file from a text: the service's page keeps a file as JSON, and shows any such JSON as a file. */
import type { AttachedFile, Opened } from "../../domain";
import { text } from "../../fields";
import { fromBase64 } from "../base64";
import { parseJson } from "./parseJson";

/** As browsers write the contents of a file; the type may have parameters. */
const DATA = /^data:([^,]*?);base64,([\w+/]*={0,2})$/;

/** The text beside a file is empty if the file is all there is; otherwise it is the whole JSON, so that nothing is dropped. */
export function contents(
  opened: string,
): Pick<Opened & { readonly state: "open" }, "text" | "files"> {
  const json = parseJson(opened);
  const [type, name, content] = [text(json, "type"), text(json, "name"), text(json, "content")];
  const [, mediaType, base64] = DATA.exec(content ?? "") ?? [];
  if (type !== "file" || name === undefined || mediaType === undefined || base64 === undefined) {
    return { text: opened };
  }
  // A file that nobody could save stays in its text.
  if (fromBase64(base64) === undefined) return { text: opened };
  const file: AttachedFile = { name, type: mediaType, base64 };
  const whole = JSON.stringify({ type, name, content }) === opened;
  return { text: whole ? "" : opened, files: [file] };
}
