import { useEffect, useMemo, useState } from "preact/hooks";
import { usePageLife } from "../../components/hooks/usePageLife";
import { useWarning } from "../../components/hooks/useWarning";
import { receiving as onetimesecret } from "../../lib/services/onetimesecret/receiving";
import { ioTo } from "./ioTo";
import { viewerPlace } from "./viewerPlace";
import { viewerSteps } from "./viewerSteps";
import type { Source } from "../../lib/revealing/unseal";
import type { View } from "./view";

/** Gives the view of the page and its steps. */
export function useViewer() {
  const [view, show] = useState<View>({ state: "loading" });
  const steps = useMemo(
    () => viewerSteps(viewerPlace(), [onetimesecret], ioTo(location.origin), show),
    [],
  );
  usePageLife(steps);
  const precious = isOnlyHere(view);
  useWarning(precious);
  useEffect(() => {
    // Another link may open in this tab. Not even the browser asks before that.
    const follow = () => void (!precious && location.hash !== "" && steps.start());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [steps, precious]);
  return { view, ...steps };
}

/** True if the text is used up at the service, and not yet read. */
function isOnlyHere(view: View): boolean {
  if (view.state === "pasting") return view.have.wanted === "link" && isReceived(view.have);
  if (view.state === "locked" || view.state === "warning") return isReceived(view);
  return view.state === "revealing";
}

function isReceived({ source }: { readonly source: Source }): boolean {
  return source === "secret";
}
