import { useRef, useState } from "preact/hooks";
import { parseAddress, type Address } from "../../lib/links/address";
import type { Origin } from "../../lib/domain";
import { hostOf } from "../../lib/links/origin";
import type { MessageKey } from "../../lib/wording/sentences";
import { TaskNote } from "./TaskNote";
import { TextField } from "../fields/TextField";
import { useSpeech } from "../Translate";
import type { Task } from "../hooks/useTask";

export interface ServerFormProps {
  /** Servers that nobody has to add. */
  readonly listed: readonly Origin[];
  readonly task: Task;
  /**
   * Called straight from the click, so that the browser can be asked for the permission; resolves to true if the server was
   * added.
   */
  readonly onAdd: (origin: Origin) => Promise<boolean>;
}

type AddressProblem = Extract<Address, { readonly problem: string }>["problem"] | "listed";

const sentences = {
  missing: "problemAddressMissing",
  unclear: "problemAddressUnclear",
  insecure: "problemAddressInsecure",
  listed: "problemServerListed",
} as const satisfies Record<AddressProblem, MessageKey>;

/** Adds a server by its address. The typed address stays until the server was added. */
export function ServerForm({ listed, task, onAdd }: ServerFormProps) {
  const { t } = useSpeech();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [below, setBelow] = useState(false);
  const [problem, setProblem] = useState<AddressProblem>();
  const input = useRef<HTMLInputElement>(null);
  const refuse = (reason: AddressProblem): void => {
    setProblem(reason);
    input.current?.focus();
  };
  const add = (): void => {
    if (task.state === "busy") return;
    const address = parseAddress(text);
    if ("problem" in address) return refuse(address.problem);
    const { origin } = address;
    setText(origin);
    setAsked(hostOf(origin));
    // At a second try, the field has no path any more.
    if (text !== origin) setBelow(address.path);
    if (listed.includes(origin)) return refuse("listed");
    void onAdd(origin).then((added) => added && setText(""));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t("serverAddress")}
        hint={t("serverAddressHint")}
        kind="address"
        value={text}
        problem={problem && t(sentences[problem], asked)}
        input={input}
        onChange={(value) => {
          setText(value);
          setProblem(undefined);
          setBelow(false);
        }}
      />
      <TaskNote task={task} doing="probe" host={asked} done={t("serverAdded", asked)} />
      {task.state === "failed" && below && <p class="hint">{t("serverRoot", asked)}</p>}
      <div class="actions">
        <button type="submit" class="second" aria-disabled={task.state === "busy"}>
          {t("addServer")}
        </button>
      </div>
    </form>
  );
}
