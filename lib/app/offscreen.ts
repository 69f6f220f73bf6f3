/** The calls that the background makes to the offscreen document, its clipboard in Chromium. */
import { channel } from "../platform/channel";

export const offscreen = channel<{ copy(text: string): Promise<boolean> }>("offscreen");
