/** Drives a browser with the extension, for journeys that run in every browser. */
import type { Page } from "puppeteer-core";
import type { Saved } from "./downloads";
import { until } from "./until";

/** The pages of the extension that a person sees. */
export type PageName = "popup" | "reveal" | "options" | "welcome";

/** The colours of a person's system. */
export type Colours = "light" | "dark";

export interface Driver {
  /** The folder of everything that the browser keeps on disk. */
  readonly profile: string;
  /** The keys that lead to our entry in a context menu that has just opened. */
  readonly ourEntry: readonly string[];
  /** A new tab, in front, that shows this address. */
  open(url: string): Promise<Page>;
  /** Opens a page of the extension in a new tab, as if its address had been typed. */
  openExtensionPage(name: PageName): Promise<Page>;
  /** The tab with this page of the extension that `act` makes open, whatever is open already. */
  tabAfter(name: PageName, act: () => Promise<unknown>): Promise<Page>;
  /** Opens the popup as a press on the toolbar button does, over the page of this address. In Firefox, its page opens in a tab. */
  openPopup(over: string): Promise<Page>;
  /** The popup that `act` makes open. */
  popupAfter(act: () => Promise<unknown>): Promise<Popup>;
  /** The page in the popup that `act` makes open. In Firefox that popup is closed, and its page opens again in a tab. */
  popupPageAfter(act: () => Promise<unknown>): Promise<Page>;
  /** Has the browser open no popup by itself, until the background begins anew. */
  keepPopupsClosed(): Promise<void>;
  /** The file that the browser saves when `act` makes it. */
  savedBy(act: () => Promise<unknown>): Promise<Saved>;
  /** Chooses this file in the page's only field for one. */
  giveFile(page: Page, path: string): Promise<void>;
  /** Shows the page as in a system of these colours that moves nothing; without them, as in this machine's own. */
  setColours(page: Page, colours?: Colours): Promise<void>;
  /** Runs in a context of the extension, with its powers. */
  readonly evaluate: Page["evaluate"];
  /** Takes the permission for every host, as a person does in the browser's own list of extensions. */
  revokeHosts(): Promise<void>;
  /** Sets this policy as an administrator does. Chromium follows it at once, Firefox as it starts again. */
  manage(policy: object): void;
  /** Takes the policy back. Firefox ends, since it would keep it. */
  unmanage(): Promise<void>;
  /** The number of rules that take clicks on links. */
  clickRules(): Promise<number>;
  /** Resolves once the background has ended as the browser ends an idle one. */
  rest(): Promise<void>;
  /** Everything that the browser or the extension has logged against the extension. */
  complaints(): Promise<readonly string[]>;
  /** Ends the browser as a person does. Its profile stays. */
  quit(): Promise<void>;
  /** Ends the browser as a power cut would. Its profile stays. */
  kill(): Promise<void>;
}

/** The popup. Firefox gives no driver a page for it. */
export interface Popup {
  text(): Promise<string>;
  /** Presses a button once it is there. */
  press(button: string): Promise<void>;
  /** The words or the label of the element that the keyboard's presses go to; empty if they go elsewhere. */
  focused(): Promise<string>;
  close(): Promise<void>;
}

export async function popupReads(popup: Popup, text: string): Promise<void> {
  await until(`the popup shows "${text}"`, async () => (await popup.text()).includes(text));
}
