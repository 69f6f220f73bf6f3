chrome.runtime.onMessage.addListener((text, _sender, answer) => {
  const write = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", write, { once: true });
  answer(document.execCommand("copy"));
});
