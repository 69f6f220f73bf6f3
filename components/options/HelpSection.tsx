import { useState } from "preact/hooks";
import { CopyButton, CopyStatus } from "../CopyButton";
import { type Copy, useCopy } from "../hooks/useCopy";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";
import { Changelog } from "./Changelog";

export interface HelpSectionProps {
  readonly version: string;
  /** The page that offers Secret Links, if there is one. */
  readonly homepage: string | null;
  /** The text for those who mend Secret Links. */
  readonly report: string;
  /** True if a failure led here, which is then to be reported. */
  readonly failed: boolean;
  /** Loads the list of changes, in Markdown. */
  readonly loadChanges: () => Promise<string>;
  readonly onCopy: Copy;
}

/** Tells the version and its changes, and helps to report a problem. Everything here is in the package. */
export function HelpSection({ version, homepage, report, failed, ...on }: HelpSectionProps) {
  const { t } = useSpeech();
  const [changes, setChanges] = useState<string>();
  const [copied, copy] = useCopy<"report">(on.onCopy);
  return (
    <PageSection title={t("help")} anchor="help">
      <p>{t("version", version)}</p>
      <details
        onToggle={({ currentTarget: { open } }) => {
          if (open) void on.loadChanges().then(setChanges);
        }}
      >
        <summary>{t("whatIsNew")}</summary>
        {changes !== undefined && <Changelog text={changes} />}
      </details>
      <details open={failed}>
        <summary>{t("reportProblem")}</summary>
        <p>{t("reportProblemHint")}</p>
        <pre class="report" lang="en" dir="ltr">
          {report}
        </pre>
        <div class="actions">
          <CopyButton
            {...{ what: "report", copied }}
            label={t("copyText")}
            look="second"
            onCopy={() => copy("report", report)}
          />
        </div>
        <CopyStatus copied={copied} />
      </details>
      <details>
        <summary>{t("privacy")}</summary>
        <p>{t("privacyText")}</p>
      </details>
      <ul class="links">
        <li>
          <a href="/welcome.html">{t("firstSteps")}</a>
        </li>
        {homepage !== null && (
          <li>
            <a href={homepage} target="_blank" rel="noreferrer">
              {t("homepage")}
            </a>
          </li>
        )}
        <li>
          <a href="/privacy.txt" target="_blank">
            {t("privacyPolicy")}
          </a>
        </li>
        <li>
          <a href="/licenses.txt" target="_blank">
            {t("licences")}
          </a>
        </li>
      </ul>
    </PageSection>
  );
}
