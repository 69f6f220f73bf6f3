export interface ProblemProps {
  readonly id: string;
  readonly text: string | undefined;
}

/** What is wrong with the field above. Always there, since only what changes inside is announced. */
export function Problem({ id, text }: ProblemProps) {
  return (
    <p class="problem" id={id} role="alert">
      {text}
    </p>
  );
}
