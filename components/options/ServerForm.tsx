import { useRef, useState } from "preact/hooks";
import { parseTypedAddress, type TypedAddress } from "../../lib/links/typedAddress";
import type { Address } from "../../lib/domain";
import { hostOf } from "../../lib/links/address";
import type { Kinds } from "../../lib/service";
import type { MessageKey } from "../../lib/wording/sentences";
import { TaskNote } from "./TaskNote";
import { TextField } from "../fields/TextField";
import { useSpeech } from "../Translate";
import type { Task } from "../hooks/useTask";

export interface ServerFormProps {
  readonly kinds: Kinds;
  /** Servers that nobody has to add. */
  readonly listed: readonly Address[];
  readonly task: Task;
  /**
   * Called straight from the click, so that the browser can be asked for the permission; resolves to true if the server was
   * added.
   */
  readonly onAdd: (address: Address) => Promise<boolean>;
}

type AddressProblem = Extract<TypedAddress, { readonly problem: string }>["problem"] | "listed";

const sentences = {
  missing: "problemAddressMissing",
  unclear: "problemAddressUnclear",
  insecure: "problemAddressInsecure",
  listed: "problemServerListed",
} as const satisfies Record<AddressProblem, MessageKey>;

/** Adds a server by its address. The typed address stays until the server was added. */
export function ServerForm({ kinds, listed, task, onAdd }: ServerFormProps) {
  const { t } = useSpeech();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [problem, setProblem] = useState<AddressProblem>();
  const input = useRef<HTMLInputElement>(null);
  const refuse = (reason: AddressProblem): void => {
    setProblem(reason);
    input.current?.focus();
  };
  const add = (): void => {
    if (task.state === "busy") return;
    const typed = parseTypedAddress(text, kinds);
    if ("problem" in typed) return refuse(typed.problem);
    const { address } = typed;
    setText(address);
    setAsked(hostOf(address));
    if (listed.includes(address)) return refuse("listed");
    void onAdd(address).then((added) => added && setText(""));
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
        }}
      />
      <TaskNote task={task} doing="probe" host={asked} done={t("serverAdded", asked)} />
      <div class="actions">
        <button type="submit" class="second" aria-disabled={task.state === "busy"}>
          {t("addServer")}
        </button>
      </div>
    </form>
  );
}
