export type Program = "chromium" | "firefox" | "Xvfb" | "xdotool" | "xclip";

export function locate(program: Program): string;
export function missingPackages(): string[];
