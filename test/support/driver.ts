/** Drives a browser with the extension, for journeys that run in every browser. */
import type { Page } from "puppeteer-core";
import type { Saved } from "./downloads";
import { until } from "./until";

/** The pages of the extension that a person sees. */
export type PageName = "popup" | "reveal" | "options" | "welcome";

export interface Driver {
  /** The keys that lead to our entry in a context menu that has just opened. */
  readonly ourEntry: readonly string[];
  /** A new tab, in front, that shows this address. */
  open(url: string): Promise<Page>;
  /** Opens a page of the extension in a new tab, as if its address had been typed. */
  openExtensionPage(name: PageName): Promise<Page>;
  /** The tab with a reveal page that `act` makes open, whatever is open already. */
  revealTabAfter(act: () => Promise<unknown>): Promise<Page>;
  /** The popup that `act` makes open. */
  popupAfter(act: () => Promise<unknown>): Promise<Popup>;
  /** The file that the browser saves when `act` makes it. */
  savedBy(act: () => Promise<unknown>): Promise<Saved>;
  /** The number of rules that take clicks on links. */
  clickRules(): Promise<number>;
  /** Resolves once the background has ended as the browser ends an idle one. */
  rest(): Promise<void>;
  /** Everything that the browser or the extension has logged against the extension. */
  complaints(): Promise<readonly string[]>;
}

/** The popup. Firefox gives no driver a page for it. */
export interface Popup {
  text(): Promise<string>;
  /** Presses a button once it is there. */
  press(button: string): Promise<void>;
  /** The words of the element that the keyboard's presses go to; empty if they go elsewhere. */
  focused(): Promise<string>;
}

export async function popupReads(popup: Popup, text: string): Promise<void> {
  await until(`the popup shows "${text}"`, async () => (await popup.text()).includes(text));
}
