import { useId, useState } from "preact/hooks";
import type { Address } from "../../lib/domain";
import { hostOf } from "../../lib/links/address";
import type { Credentials } from "../../lib/service";
import type { Task } from "../hooks/useTask";
import { useSpeech } from "../Translate";
import { AccountForm } from "./AccountForm";

export interface AddAccountProps {
  /** The servers that know accounts, and have none here. */
  readonly servers: readonly Address[];
  /** The server that is proposed, if it is one of them. */
  readonly first: Address;
  /** The last try to sign in. */
  readonly task: Task;
  /** Called straight from the click; resolves to true if the server took the account. */
  readonly onSignIn: (
    address: Address,
    credentials: Credentials,
    remember: boolean,
  ) => Promise<boolean>;
  /** The form closes: the server took the account, or the person gave up. */
  readonly onClose: () => void;
}

/** A button until somebody wants to add an account, then the form for it. */
export function AddAccount({ servers, first, task, onSignIn, onClose }: AddAccountProps) {
  const { t } = useSpeech();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(first);
  /** The server of the last try: its answer is about no other. */
  const [asked, setAsked] = useState<Address>();
  const address = servers.find((one) => one === chosen) ?? servers[0];
  const close = (): void => {
    setOpen(false);
    onClose();
  };
  if (address === undefined) return null;
  if (!isOpen) {
    return (
      <div class="actions">
        <button type="button" class="second" onClick={() => setOpen(true)}>
          {t("addAccount")}
        </button>
      </div>
    );
  }
  return (
    <AccountForm
      host={hostOf(address)}
      task={address === asked ? task : { state: "idle" }}
      onSignIn={(credentials, remember) => {
        setAsked(address);
        void onSignIn(address, credentials, remember).then((taken) => taken && close());
      }}
      onCancel={close}
    >
      <div class="field">
        <label for={id}>{t("accountServer")}</label>
        <select
          id={id}
          value={address}
          onChange={({ currentTarget: { selectedIndex } }) =>
            setChosen(servers[selectedIndex] ?? address)
          }
        >
          {servers.map((one) => (
            <option key={one} value={one} dir="ltr">
              {hostOf(one)}
            </option>
          ))}
        </select>
      </div>
    </AccountForm>
  );
}
