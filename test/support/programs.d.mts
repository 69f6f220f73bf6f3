export type Program = "chromium" | "firefox" | "Xvfb" | "xdotool" | "xclip";

export function find(program: Program): string | undefined;
export function locate(program: Program): string;
export function missingPackages(): string[];
