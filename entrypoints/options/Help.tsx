import { HelpSection } from "../../components/options/HelpSection";
import { useSpeech } from "../../components/Translate";
import { copyHere } from "../../lib/app/copyHere";
import { isPublic, kindAt, kinds } from "../../lib/app/kinds";
import { version } from "../../lib/platform/version";
import { currentServer, type EffectiveSettings } from "../../lib/settings/settings";
import { failureIn } from "../../lib/wording/helpAddress";
import { problemReport } from "../../lib/wording/problemReport";

/** `homepage` of package.json, or `HOMEPAGE_URL` at build time (wxt.config.ts); null if there is neither. */
declare const __HOMEPAGE__: string | null;

export function Help({ settings }: { readonly settings: EffectiveSettings }) {
  const { locale } = useSpeech();
  const server = currentServer(settings, kinds);
  const failure = failureIn(location.href);
  return (
    <HelpSection
      version={version()}
      homepage={__HOMEPAGE__}
      report={problemReport({
        version: version(),
        browser: navigator.userAgent,
        language: locale,
        service: kindAt(server).name,
        server: isPublic(server) ? "public" : "own",
        dialect: server.dialect,
        ruled: Object.values(settings.policy).some((rule) => rule !== false),
        failure,
      })}
      failed={failure !== undefined}
      loadChanges={loadChanges}
      onCopy={copyHere}
    />
  );
}

async function loadChanges(): Promise<string> {
  return (await import("../../.github/CHANGELOG.md?raw")).default;
}
