/** Signs in with an account, on the options page. */
import type { Page } from "puppeteer-core";
import { fill, press, select, sentence, tick } from "./person";
import type { AnyStage } from "./stage";

export interface Account {
  readonly user: string;
  readonly token: string;
}

/** Signs in at the server that the build takes for a public one. The page stays open. */
export async function signIn(
  { driver, server }: AnyStage,
  { user, token }: Account,
  remember?: "remember",
): Promise<Page> {
  const options = await driver.openExtensionPage("options");
  await press(options, sentence("addAccount"));
  await select(options, sentence("accountServer"), server.origin);
  await fill(options, sentence("accountUser"), user);
  await fill(options, sentence("accountToken"), token);
  if (remember) await tick(options, sentence("rememberAccount"));
  await press(options, sentence("signIn"));
  return options;
}
