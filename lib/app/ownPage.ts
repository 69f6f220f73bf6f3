/** Reads the selection in a page of ours: browsers let nobody inject a reader there, us included. */
import { outcome } from "../failure";
import { channel } from "../platform/channel";
import { thisTab } from "../platform/tabs";

/** Each tab has a channel of its own, so that no other page answers. */
function page(tab: number) {
  return channel<{ selected(): Promise<string | undefined> }>(`page ${tab}`);
}

/** Tells the background the text that is selected here, whenever it asks. */
export async function tellSelected(selected: () => string | undefined): Promise<void> {
  const tab = await thisTab();
  if (tab !== undefined) page(tab).answer({ selected: async () => selected() });
}

/** The selected text in this tab; nothing unless a page of ours that shows one is in it. */
export async function selectedInOurs(tab: number): Promise<string | undefined> {
  const told = await outcome(() => page(tab).call("selected"));
  // An absent value does not survive a message: it may arrive as null.
  return told.ok && typeof told.value === "string" && told.value !== "" ? told.value : undefined;
}
