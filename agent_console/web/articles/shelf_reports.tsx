import { Report } from "../board/report";
import { articleWords } from "../texts/articles";
import { PARTS } from "./parts";

/** How the shelf is used, and what was looked for in vain, as files. */
export function ShelfReports() {
  const { reports: text } = articleWords();
  // Sweden writes a day as the reports want it.
  const today = new Date().toLocaleDateString("sv");
  return (
    <section class="panel" aria-labelledby={PARTS.reports}>
      <h2 id={PARTS.reports}>{text.heading}</h2>
      <p class="hint">{text.means}</p>
      <Report name="articles-used" heading={text.used} means={text.usedMeans} today={today} />
      <Report name="recalls" heading={text.recalls} means={text.recallsMeans} today={today} />
      <Report name="articles-missing" heading={text.missing} means={text.missingMeans} today={today} />
    </section>
  );
}
