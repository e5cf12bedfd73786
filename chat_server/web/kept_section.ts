/** The page in the other language opens at the section that is read here: anchors are the same in both. */

const other = document.querySelector<HTMLAnchorElement>("a[data-keeps-section]");

function keep(): void {
  if (other) other.hash = location.hash;
}

keep();
addEventListener("hashchange", keep);

export {};
