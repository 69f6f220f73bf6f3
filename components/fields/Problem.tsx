export interface ProblemProps {
  readonly id: string;
  readonly text: string | undefined;
}

/** Names the fault in the field above. The element always exists, since screen readers announce only changes inside it. */
export function Problem({ id, text }: ProblemProps) {
  return (
    <p class="problem" id={id} role="alert">
      {text}
    </p>
  );
}
