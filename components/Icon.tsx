export interface IconProps {
  /** A path from `icons.ts`. */
  readonly path: string;
}

/** In the colour of the text around it. Decoration: the words beside it say it all. */
export function Icon({ path }: IconProps) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
