/** Signs in with an account, on the options page. */
import type { Page } from "puppeteer-core";
import { fill, press, pressIn, sentence, tick } from "./person";
import type { Stage } from "./stage";

export interface Account {
  readonly user: string;
  readonly token: string;
}

/** Signs in at the server that the build takes for a public one. The page stays open. */
export async function signIn(
  { chromium, server }: Stage,
  { user, token }: Account,
  remember?: "remember",
): Promise<Page> {
  const options = await chromium.openExtensionPage("options");
  await pressIn(options, new URL(server.origin).host, sentence("addAccount"));
  await fill(options, sentence("accountUser"), user);
  await fill(options, sentence("accountToken"), token);
  if (remember) await tick(options, sentence("rememberAccount"));
  await press(options, sentence("signIn"));
  return options;
}
