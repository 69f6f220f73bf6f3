import type { Place } from "./steps";

/** This very page. `frame-ancestors` counts for nothing in a file, so it looks for itself. */
export const here: Place = {
  safe: window.top === window && isSecureContext,
  origin: location.origin,
  takeFragment() {
    const fragment = location.hash.slice(1);
    if (fragment !== "") history.replaceState(null, "", location.pathname + location.search);
    return fragment;
  },
};
