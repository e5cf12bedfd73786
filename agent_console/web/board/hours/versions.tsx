import { removeCalendar } from "../../acts";
import { words } from "../../texts/board";
import type { CalendarVersion, Weeks } from "../../wire";
import { dayInWords } from "../../wording";
import { weekdaysInWords } from "./hours_words";
import { TakeBack } from "./take_back";
import { daysAlike, differs, windowsOn } from "./week_draft";
import { Windows } from "./windows";

/** The week in force, those to come, and what cannot be read. */
export function Versions({ versions }: { versions: readonly CalendarVersion[] }) {
  const { hours } = words();
  return versions.map((version) => {
    const day = version.effective_from;
    const name = version.state === "coming" && day ? hours.coming(dayInWords(day)) : (day ?? "");
    return (
      <div class="version" key={day}>
        <h3>{headingOf(version)}</h3>
        <Facts version={version} />
        {version.week && <Week weeks={version.week} named={headingOf(version)} />}
        {version.state !== "in_force" && day && (
          <TakeBack
            what={name}
            means={hours.remove.version}
            act={(desk) => removeCalendar(desk, { effective_from: day })}
          />
        )}
      </div>
    );
  });
}

function headingOf({ state, effective_from: day }: CalendarVersion): string {
  const { hours } = words();
  if (state === "unreadable") return `${hours.notReadable}: ${day}`;
  if (state === "coming" && day) return hours.coming(dayInWords(day));
  return day ? `${hours.inForce}, ${hours.since(dayInWords(day))}` : hours.inForce;
}

function Facts({ version }: { version: CalendarVersion }) {
  const { hours } = words();
  if (version.problem)
    return (
      <p class="hint" lang="en">
        {version.problem}
      </p>
    );
  return (
    <p class="hint">
      {hours.zone}: {version.zone} · {hours.holidays}: {version.holidays.join(", ") || hours.noHolidays}
      {version.set_by && ` · ${hours.setBy(version.set_by)}`}
    </p>
  );
}

/** By day; by language too, where one differs. */
function Week({ weeks, named }: { weeks: Weeks; named: string }) {
  const { hours, languages } = words();
  const columns = differs(weeks) ? (["en", "es"] as const) : (["en"] as const);
  return (
    <table class="week" aria-label={named}>
      <thead>
        <tr>
          <th scope="col">{hours.weekday}</th>
          {columns.map((one) => (
            <th key={one} scope="col">
              {columns.length > 1 ? languages[one] : hours.hours}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {daysAlike(weeks).map((days) => (
          <tr key={days[0]}>
            <th scope="row">{weekdaysInWords(days)}</th>
            {columns.map((one) => (
              <td key={one} data-label={columns.length > 1 ? languages[one] : hours.hours}>
                <Windows windows={windowsOn(weeks, one, days[0])} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
