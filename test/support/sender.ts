/** Makes links as another sender does: by our own rules, and without a browser. */
import { NO_POLICY } from "../../lib/settings/policy";
import { share } from "../../lib/sharing/share";
import type { ReferenceServer } from "../reference/server";
import { nodeIo } from "./node-io";
import { services } from "./services";

/** A link that this server gives for the text: sealed, unless told otherwise. */
export async function sentLink(
  { origin }: ReferenceServer,
  text: string,
  {
    sealed = true,
    ...passphrase
  }: { readonly sealed?: boolean; readonly passphrase?: string } = {},
): Promise<string> {
  const [service] = services;
  const terms = { lifetime: 3600, sealed, ...passphrase };
  const draft = { text, terms, note: "" };
  const { link } = await share(service, nodeIo, service.server(origin), draft, {
    policy: NO_POLICY,
    explanation: "",
  });
  return service.format(link).href;
}
