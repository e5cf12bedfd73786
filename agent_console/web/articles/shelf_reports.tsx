import { Report } from "../board/report";
import { articleWords } from "../texts/articles";

/** How the shelf is used, and what was looked for in vain, as files. */
export function ShelfReports() {
  const { reports: text } = articleWords();
  // Sweden writes a day as the reports want it.
  const today = new Date().toLocaleDateString("sv");
  return (
    <section class="panel" aria-labelledby="shelf-reports-heading">
      <h2 id="shelf-reports-heading">{text.heading}</h2>
      <Report name="articles-used" heading={text.used} today={today} />
      <Report name="articles-missing" heading={text.missing} today={today} />
    </section>
  );
}
