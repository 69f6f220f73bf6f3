/** The steps of a page: each ends in a view. */
import { type FailureInfo, outcome } from "../failure";

export type Show<View> = (view: View) => void;

/** Makes a step of a function that shows views: it never throws, and shows nothing any more once another step has begun. */
export type Step<View> = <A extends readonly unknown[]>(
  run: (show: Show<View>, ...args: A) => Promise<void> | void,
) => (...args: A) => Promise<void>;

/** @param broken gives the view of a step that threw */
export function stepsOf<View>(
  render: Show<View>,
  broken: (failure: FailureInfo) => View,
): Step<View> {
  let newest = 0;
  return (run) =>
    async (...args) => {
      newest += 1;
      const mine = newest;
      const show: Show<View> = (view) => void (mine === newest && render(view));
      const result = await outcome(async () => run(show, ...args));
      if (!result.ok) show(broken(result.failure));
    };
}
