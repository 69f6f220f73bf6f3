/** The content of an encrypted text: the secret itself or, behind a mark, JSON with the secret and files (`OTSMeta-format.md`). */
import type { AttachedFile } from "../../domain";
import { field, text } from "../../fields";

const MARK = "OTSMeta";

interface Content {
  readonly text: string;
  readonly files?: readonly AttachedFile[];
}

/** JSON of another form is given as it stands: the secret may be in it. */
export function readContent(content: string): Content {
  if (!content.startsWith(MARK)) return { text: content };
  const meta = parsed(content.slice(MARK.length));
  const secret = text(meta, "secret");
  const files = filesIn(field(meta, "attachments"));
  if (secret === undefined || files === undefined) return { text: content };
  return files.length === 0 ? { text: secret } : { text: secret, files };
}

/** A text that begins with the mark would be taken for JSON, and not be shown: it is put into JSON. */
export function writeContent(secret: string): string {
  return secret.startsWith(MARK) ? `${MARK}${JSON.stringify({ secret, v: 1 })}` : secret;
}

/** Nothing if one is not as it should be: none may be left out in silence. */
function filesIn(attachments: unknown): readonly AttachedFile[] | undefined {
  if (attachments === undefined || attachments === null) return [];
  if (!Array.isArray(attachments)) return undefined;
  const files = attachments.flatMap((attachment: unknown) => {
    const [name, type] = [text(attachment, "name"), text(attachment, "type")];
    const base64 = text(attachment, "data");
    const whole = name !== undefined && type !== undefined && isBase64(base64);
    return whole ? [{ name, type, base64 }] : [];
  });
  return files.length === attachments.length ? files : undefined;
}

function isBase64(data: string | undefined): data is string {
  return data !== undefined && data.length % 4 === 0 && /^[\da-z+/]*={0,2}$/i.test(data);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The parser's own error quotes the text.
    return undefined;
  }
}
