/** Milliseconds. A page that is not seen is never painted: a tab in the background, for instance. */
const UNSEEN = 100;

/** Calls back once, when the page has been painted or is not seen. */
export function afterPaint(then: () => void): void {
  let due = true;
  const once = () => {
    if (due) then();
    due = false;
  };
  // The browser paints after the callbacks for a frame, and before the next task.
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, UNSEEN);
}
