/** Marks the time at which keys reach the text box: it is the active element, and the document has the focus. */
addEventListener(
  "focus",
  () => {
    if (document.hasFocus() && document.activeElement?.localName === "textarea")
      performance.mark("caret");
  },
  true,
);
