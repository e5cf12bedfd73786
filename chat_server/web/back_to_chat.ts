/** Leads from a page that the chat has opened back to it. Where a tab may not close itself, the words say where it is. */

const button = document.querySelector<HTMLButtonElement>(".back-to-chat button");
const where = document.querySelector<HTMLElement>(".back-to-chat p");

if (button && where) {
  const say = (closes: boolean) => {
    button.hidden = !closes;
    where.hidden = closes;
  };
  say(true);
  button.addEventListener("click", () => {
    window.close();
    if (window.closed) return;
    say(false);
    where.focus();
  });
}

export {};
