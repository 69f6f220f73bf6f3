import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Credentials } from "../../lib/service";
import { CheckField } from "../fields/CheckField";
import { TaskNote } from "./TaskNote";
import { TextField } from "../fields/TextField";
import { useSpeech } from "../Translate";
import { useFocus } from "../hooks/useFocus";
import type { Task } from "../hooks/useTask";

export interface AccountFormProps {
  readonly host: string;
  readonly task: Task;
  /** Called straight from the click, so that the browser can be asked for the permission. */
  readonly onSignIn: (credentials: Credentials, remember: boolean) => void;
  readonly onCancel: () => void;
  /** The choice of the server. */
  readonly children?: ComponentChildren;
}

/** Takes the name and the token of an account. Both stay in the form until the server accepts them, and go with the form. */
export function AccountForm({ host, task, onSignIn, onCancel, children }: AccountFormProps) {
  const { t } = useSpeech();
  const [user, setUser] = useState("");
  const [token, setToken] = useState("");
  const [remember, setRemember] = useState(false);
  const [missing, setMissing] = useState<"user" | "token">();
  const userInput = useFocus<HTMLInputElement>();
  const tokenInput = useRef<HTMLInputElement>(null);
  const signIn = (): void => {
    if (task.state === "busy") return;
    // People copy both from a page, with blanks around them.
    const credentials = { user: user.trim(), token: token.trim() };
    const empty = (["user", "token"] as const).find((field) => credentials[field] === "");
    setMissing(empty);
    if (empty === undefined) return onSignIn(credentials, remember);
    (empty === "user" ? userInput : tokenInput).current?.focus();
  };
  return (
    <form
      noValidate
      class="inset"
      aria-label={t("addAccount")}
      onSubmit={(event) => {
        event.preventDefault();
        signIn();
      }}
    >
      {children}
      <TextField
        label={t("accountUser")}
        kind="name"
        value={user}
        problem={missing === "user" ? t("problemUserMissing") : undefined}
        input={userInput}
        onChange={setUser}
      />
      <TextField
        label={t("accountToken")}
        hint={t("accountTokenHint")}
        kind="token"
        value={token}
        problem={missing === "token" ? t("problemTokenMissing") : undefined}
        input={tokenInput}
        onChange={setToken}
      />
      <CheckField
        label={t("rememberAccount")}
        hint={t("rememberAccountHint")}
        checked={remember}
        onChange={setRemember}
      />
      <TaskNote task={task} doing="sign-in" host={host} done="" />
      <div class="actions">
        <button type="submit" class="second" aria-disabled={task.state === "busy"}>
          {t("signIn")}
        </button>
        <button type="button" class="plain" onClick={onCancel}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
