/**
 * Gives the selection in an element, character by character; nothing if the selection reaches beyond the element. After a triple
 * click a selection ends at the beginning of the page's next part: the browser adds a line break for that.
 */
export function selectedIn(element: Element): string | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!element.contains(startContainer)) return undefined;
  const inside = document.createRange();
  inside.selectNodeContents(element);
  inside.setStart(startContainer, startOffset);
  if (element.contains(endContainer)) inside.setEnd(endContainer, endOffset);
  else {
    const beyond = document.createRange();
    beyond.setStartAfter(element);
    beyond.setEnd(endContainer, endOffset);
    if (beyond.toString() !== "") return undefined;
  }
  return inside.toString();
}
