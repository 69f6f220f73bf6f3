/** Icons, drawn on a grid of 24. Each is an export of its own, so that a page holds only those it shows. */
export const link =
  "M7.08 10.47L4.53 13.02A4.56 4.56 0 0 0 10.98 19.47L13.53 16.92M10.47 7.08L13.02 4.53A4.56 4.56 0 0 1 19.47 10.98L16.92 13.53M6.74 6.74L5.21 5.21M17.26 17.26L18.79 18.79";
export const done = "m5 12.5 4.5 4.5L19 7.5";
export const alert = "M12 6v7m0 4.5v.1";
export const sheets = "M9 9h10v11H9zM15 6V4H5v11h1";
export const pencil = "M4.5 19.5h4L19 9l-4-4L4.5 15.5zM12.5 7.5l4 4";
export const key = "M8 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 13l9-9m-3.5 3.5 3 3";
export const cross = "m6 6 12 12M18 6 6 18";
export const eye =
  "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z";
export const busy = "M12 3.5a8.5 8.5 0 1 1-8.5 8.5";
export const options =
  "M4 7h9m5 0h2M4 17h2m5 0h9M13 7a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0zM6 17a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0z";
