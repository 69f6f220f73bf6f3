import { useId } from "preact/hooks";
import type { SignedIn } from "../../lib/settings/accounts";
import { useSpeech } from "../Translate";

export interface AccountItemProps {
  readonly host: string;
  readonly account: SignedIn;
  readonly onSignOut: () => void;
}

/** Shows the account at a server. */
export function AccountItem({ host, account, onSignOut }: AccountItemProps) {
  const { t } = useSpeech();
  const id = useId();
  return (
    <li class="row-item" aria-labelledby={id}>
      <div class="split">
        <div id={id}>
          <bdi class="name">{host}</bdi>
          <p class="hint">
            {t(account.remembered ? "signedInRemembered" : "signedInSession", account.user)}
          </p>
        </div>
        <button type="button" class="second" aria-describedby={id} onClick={onSignOut}>
          {t("signOut")}
        </button>
      </div>
    </li>
  );
}
