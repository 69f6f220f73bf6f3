export type Program = "chromium" | "firefox" | "Xvfb" | "xdotool" | "xclip" | "import";

export function locate(program: Program): string;
export function missingPackages(): string[];
