import { StatusLine } from "../../components/StatusLine";
import { useSpeech } from "../../components/Translate";
import type { MessageKey } from "../../lib/wording/sentences";

export interface TroubleProps {
  readonly title: MessageKey;
  readonly advice: MessageKey;
}

/** Tells a trouble that this page cannot mend. */
export function Trouble({ title, advice }: TroubleProps) {
  const { t } = useSpeech();
  return (
    <StatusLine tone="bad" title={t(title)}>
      <p>{t(advice)}</p>
    </StatusLine>
  );
}
