import { Fragment } from "preact";

export interface BreakableProps {
  readonly text: string;
}

/** A word with a dot within, such as a host, and the signs around it. */
const DOTTED = /([^\s.]\S*\.[^\s.]\S*)/;

/** A sentence with a host in it, which breaks after its dots: at the end of a line, or in a heading only if it is longer than one. */
export function Breakable({ text }: BreakableProps) {
  const pieces = text.split(DOTTED);
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          <span key={index} class="together">
            {piece.split(/(?<=\.)(?=[^\s.])/).map((name, at) => (
              <Fragment key={at}>
                {at > 0 && <wbr />}
                {name}
              </Fragment>
            ))}
          </span>
        ),
      )}
    </>
  );
}
