/** Drawn on a grid of 24, in the colour of the text around them. Decoration: the words beside them say it all. */
const paths = {
  link: "M10 13.5a4 4 0 0 0 6 .4l2.7-2.7a4 4 0 0 0-5.6-5.7l-1 1M14 10.5a4 4 0 0 0-6-.4l-2.7 2.7a4 4 0 0 0 5.6 5.7l1-1M18 18.2v2.3M20.4 16.9l1.9 1",
  done: "m5 12.5 4.5 4.5L19 7.5",
  alert: "M12 6v7m0 4.5v.1",
  copy: "M9 9h10v11H9zM15 6V4H5v11h1",
  cross: "m6 6 12 12M18 6 6 18",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  busy: "M12 3.5a8.5 8.5 0 1 1-8.5 8.5",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
