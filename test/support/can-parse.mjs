/**
 * Keeps Node 20 from wrong answers about addresses with letters beyond ASCII: after some 2,700 calls of `URL.canParse` it takes a
 * fast path (measured with 20.20.2). Browsers have no such path.
 */
URL.canParse = (text, base) => {
  try {
    return Boolean(new URL(text, base));
  } catch {
    return false;
  }
};
