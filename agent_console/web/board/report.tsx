import type { ComponentChild } from "preact";
import { useId, useState } from "preact/hooks";
import { words } from "../texts/board";
import { later } from "./roster/roster_words";

const DAYS_BEFORE = 29;
const MOST_DAYS = 92;

interface ReportProps {
  name: string;
  heading: string;
  /** What it holds. */
  means?: string;
  today: string;
  /** What is shown of these days in the page itself. */
  children?: (days: { from: string; to: string }) => ComponentChild;
}

/** A report of some days as a file; the last thirty at first. */
export function Report({ name, heading, means, today, children }: ReportProps) {
  const { report: text } = words().board.unserved;
  const [days, setDays] = useState({ from: later(today, -DAYS_BEFORE), to: today });
  const id = useId();
  const query = new URLSearchParams({ ...days, format: "csv" });
  return (
    <section class="report" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{heading}</h3>
      {means && <p class="hint">{means}</p>}
      {(["from", "to"] as const).map((edge) => (
        <div key={edge}>
          <label for={`${id}-${edge}`}>{text[edge]}</label>
          <input
            id={`${id}-${edge}`}
            type="date"
            value={days[edge]}
            min={edge === "to" ? days.from : later(days.to, 1 - MOST_DAYS)}
            max={edge === "from" ? days.to : later(days.from, MOST_DAYS - 1)}
            onChange={(event) =>
              event.currentTarget.validity.valid &&
              event.currentTarget.value &&
              setDays({ ...days, [edge]: event.currentTarget.value })
            }
          />
        </div>
      ))}
      <a href={`/api/reports/${name}?${query}`} download>
        {text.download}
        <span class="unseen">: {heading}</span>
      </a>
      {children?.(days)}
    </section>
  );
}
