export type Program =
  | "chromium"
  | "firefox"
  | "Xvfb"
  | "xdotool"
  | "xclip"
  | "import"
  | "nginx"
  | "caddy"
  | "apache2";

export function locate(program: Program): string;
export function missingPackages(wanted: { readonly webServers: boolean }): string[];
