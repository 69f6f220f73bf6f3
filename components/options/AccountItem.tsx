import { useId, useRef, useState } from "preact/hooks";
import type { Credentials } from "../../lib/service";
import type { SignedIn } from "../../lib/settings/accounts";
import { AccountForm } from "./AccountForm";
import { useSpeech } from "../Translate";
import type { Task } from "../hooks/useTask";

export interface AccountItemProps {
  readonly host: string;
  readonly account: SignedIn | undefined;
  /** The last try to sign in. */
  readonly task: Task;
  /** Called straight from the click; resolves to true if the server took the account. */
  readonly onSignIn: (credentials: Credentials, remember: boolean) => Promise<boolean>;
  readonly onSignOut: () => void;
}

/** Shows a server, and the account there if there is one. */
export function AccountItem({ host, account, task, onSignIn, onSignOut }: AccountItemProps) {
  const { t } = useSpeech();
  const id = useId();
  const [open, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const close = (): void => {
    setOpen(false);
    row.current?.focus();
  };
  const signIn = async (credentials: Credentials, remember: boolean) => {
    if (await onSignIn(credentials, remember)) close();
  };
  return (
    <li class="row-item" tabIndex={-1} ref={row} aria-labelledby={id}>
      <div class="split">
        <div id={id}>
          <bdi class="name">{host}</bdi>
          {account !== undefined && <CurrentAccount {...account} />}
        </div>
        {account !== undefined ? (
          <button
            type="button"
            class="second"
            aria-describedby={id}
            onClick={() => {
              row.current?.focus(); // the button goes away
              onSignOut();
            }}
          >
            {t("signOut")}
          </button>
        ) : (
          !open && (
            <button type="button" class="plain" aria-describedby={id} onClick={() => setOpen(true)}>
              {t("addAccount")}
            </button>
          )
        )}
      </div>
      {open && account === undefined && (
        <AccountForm
          host={host}
          task={task}
          onSignIn={(credentials, remember) => void signIn(credentials, remember)}
          onCancel={close}
        />
      )}
    </li>
  );
}

function CurrentAccount({ user, remembered }: SignedIn) {
  const { t } = useSpeech();
  return <p class="hint">{t(remembered ? "signedInRemembered" : "signedInSession", user)}</p>;
}
