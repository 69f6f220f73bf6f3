import type { ViewerPlace } from "./viewerSteps";

/** This very page. A `meta` element cannot set `frame-ancestors`, so the page looks for itself. */
export function viewerPlace(): ViewerPlace {
  return {
    safe: window.top === window && isSecureContext,
    origin: location.origin,
    takeFragment() {
      const fragment = location.hash.slice(1);
      if (fragment !== "") history.replaceState(null, "", location.pathname + location.search);
      return fragment;
    },
  };
}
