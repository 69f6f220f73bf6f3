import { FailureNote } from "../../components/FailureNote";
import { SentenceSection } from "../../components/options/SentenceSection";
import { useTask } from "../../components/hooks/useTask";
import { background, type SettingsChange } from "../../lib/app/background";
import { kindAt, kinds } from "../../lib/app/kinds";
import { messageFor } from "../../lib/app/messageFor";
import { recipientLanguage } from "../../lib/app/recipientLanguage";
import type { Openers } from "../../lib/links/openers";
import { viewerOf } from "../../lib/links/viewerForm";
import type { Kind } from "../../lib/service";
import { currentServer, defaultTerms, type EffectiveSettings } from "../../lib/settings/settings";
import type { HandedOver } from "../../lib/wording/handOver";

export function RecipientSentence({ settings }: { readonly settings: EffectiveSettings }) {
  const [task, run] = useTask();
  const choose = (choice: SettingsChange) => void run(() => background.call("choose", choice));
  return (
    <SentenceSection
      chosen={settings.language}
      language={recipientLanguage(settings)}
      template={settings.template}
      preview={(template) => messageFor({ ...settings, template }, ordinaryLink(settings))}
      saved={task.state === "done"}
      problem={
        task.state === "failed" && <FailureNote failure={task.failure} doing="choose" host="" />
      }
      onLanguage={(language) => choose({ language })}
      onSave={(template) => choose({ template })}
    />
  );
}

/** A link as new ones are, with a passphrase, so that all there is to say is said. Its address opens nothing. */
function ordinaryLink(settings: EffectiveSettings): HandedOver {
  const server = currentServer(settings, kinds);
  const { lifetime, sealed } = defaultTerms(settings, server);
  return {
    url: `${server.address}/…`,
    openers: openersUnder(settings, kindAt(server), sealed),
    terms: { passphrase: "…" },
    lifetime,
    several: server.exclusive === false,
  };
}

function openersUnder({ viewer }: EffectiveSettings, kind: Kind, sealed: boolean): Openers {
  if (kind.seals) return "anyone";
  if (!sealed) return "browser";
  return viewerOf(viewer, kind) === null ? "extension" : "viewer";
}
