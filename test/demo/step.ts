/** Names each step of the journey, and below it the facts that were verified. */
import type { Page } from "puppeteer-core";
import { textOf } from "../support/person";
import type { Stage } from "../support/stage";
import { until } from "../support/until";
import type { Pictures } from "./pictures";

export interface Scene {
  readonly stage: Stage;
  readonly pictures: Pictures;
}

export type Step = <A extends readonly unknown[], T>(
  what: (scene: Scene, ...about: A) => Promise<T>,
  ...about: A
) => Promise<T>;

/** An expectation that was not met. The demo's texts open nothing, so the error may show expected and seen values. */
export class Unexpected extends Error {
  constructor(
    readonly expected: string,
    readonly seen: string,
  ) {
    super("This step did not hold");
  }
}

/** Takes steps in this scene, numbered from 1. */
export function stepsIn(scene: Scene): Step {
  let number = 0;
  return async (what, ...about) => {
    number += 1;
    console.log(`${`${number}`.padStart(2)}. ${inWords(what.name)}`);
    return await what(scene, ...about);
  };
}

/** @throws Unexpected */
export function verify(claim: string, holds: boolean, seen: string): void {
  if (!holds) throw new Unexpected(claim, seen);
  console.log(`      ${claim}`);
}

/** Byte for byte. @throws Unexpected */
export function verifySame(claim: string, seen: string, expected: string): void {
  if (!Buffer.from(seen).equals(Buffer.from(expected))) {
    throw new Unexpected(`${claim}: ${JSON.stringify(expected)}`, JSON.stringify(seen));
  }
  console.log(`      ${claim}`);
}

/** Waits until a page reads so. @throws Unexpected */
export async function verifyReads(name: string, page: Page, text: string): Promise<void> {
  const claim = `${name} says "${text}"`;
  const reads = async () => (await textOf(page)).includes(text);
  const read = await until(claim, reads).catch(() => false);
  verify(claim, read, read ? text : await textOf(page));
}

export function show(title: string, text: string): void {
  console.log(`      ${title}`);
  for (const line of text.split("\n")) console.log(`        | ${line}`);
}

/** `openTheLink` as "Open the link". */
function inWords(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
