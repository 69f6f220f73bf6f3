import { useEffect, useState } from "preact/hooks";
import { PasswordNote } from "../../components/popup/PasswordNote";
import { background } from "../../lib/app/background";
import { copyHere } from "../../lib/app/copyHere";
import { io } from "../../lib/app/io";
import { outcome } from "../../lib/failure";
import type { PasswordShape } from "../../lib/settings/passwordShape";
import { bitsOf, drawPassword } from "../../lib/sharing/password";
import { holdsPassword, placePassword } from "../../lib/sharing/placePassword";

/** A press on *Generate*. */
export interface Press {
  /** The number of characters before the caret of the text box. */
  readonly caret: number;
}

export interface PasswordMakerProps {
  /** The last press: each one makes a password. */
  readonly press: Press;
  /** The text in the form. */
  readonly text: string;
  /** The shape that was chosen last. */
  readonly chosen: PasswordShape;
  readonly onText: (text: string) => void;
}

/** Makes passwords and puts them into the text. */
export function PasswordMaker({ press, text, chosen, onText }: PasswordMakerProps) {
  const [shape, setShape] = useState(chosen);
  const [made, setMade] = useState<string>();
  const make = (wanted: PasswordShape): void => {
    const next = drawPassword((length) => io.random(length), wanted);
    setMade(next);
    onText(placePassword(text, next, { caret: press.caret, before: made }));
  };
  useEffect(() => make(shape), [press]);
  const choose = (wanted: PasswordShape): void => {
    setShape(wanted);
    make(wanted);
    // The next password starts with it. A background that cannot answer changes nothing here.
    void outcome(() => background.call("choose", { password: wanted }));
  };
  // A password that was changed by hand is a text of the person's own.
  if (made === undefined || !holdsPassword(text, made)) return null;
  return (
    <PasswordNote
      password={made}
      bits={bitsOf(shape)}
      shape={shape}
      onShape={choose}
      onCopy={copyHere}
    />
  );
}
