/** Acts on a page by script, where only its words matter: a driver of Firefox takes a third of a second for an act of a person. */
import type { Page } from "puppeteer-core";
import { until } from "./until";

/** Presses a button once it is there. */
export async function press(page: Page, button: string): Promise<void> {
  await until(`"${button}" is pressed`, () =>
    page.evaluate((wanted) => {
      const found = [...document.querySelectorAll("button")].find(
        ({ ariaLabel, innerText, disabled }) =>
          (ariaLabel ?? innerText.trim()) === wanted && !disabled,
      );
      found?.click();
      return found !== undefined;
    }, button),
  );
}

/** Replaces the text in the field of this label once it is there. */
export async function fill(page: Page, field: string, text: string): Promise<void> {
  await until(`"${field}" is filled`, () =>
    page.evaluate(
      (wanted, value) => {
        const label = [...document.querySelectorAll("label")].find(
          ({ innerText }) => innerText.trim() === wanted,
        );
        const control = label?.control;
        if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement))
          return false;
        control.value = value;
        control.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return true;
      },
      field,
      text,
    ),
  );
}
