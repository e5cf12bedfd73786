import { removeException } from "../../acts";
import { words } from "../../texts/board";
import type { CalendarException } from "../../wire";
import { dayInWords } from "../../wording";
import { TakeBack } from "./take_back";
import { Windows } from "./windows";

/** The days that are set apart, from today on. */
export function Exceptions({ exceptions }: { exceptions: readonly CalendarException[] }) {
  const { hours, languages } = words();
  const { days } = hours;
  if (exceptions.length === 0) return <p class="hint">{days.empty}</p>;
  return (
    <table aria-label={days.heading}>
      <thead>
        <tr>
          {[days.day, days.language, hours.hours].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">
            <span class="unseen">{hours.remove.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {exceptions.map((one) => {
          const name = one.problem ? one.day : dayInWords(one.day);
          const whose = one.language ? languages[one.language] : hours.everyone;
          return (
            <tr key={`${one.day} ${one.language}`}>
              <th scope="row">{name}</th>
              <td data-label={days.language}>{whose}</td>
              <td data-label={hours.hours}>
                {one.windows ? (
                  <Windows windows={one.windows} />
                ) : (
                  <>
                    <span class="wrong">{hours.notReadable}</span>
                    <small lang="en">{one.problem}</small>
                  </>
                )}
                {one.note && <small>{one.note}</small>}
              </td>
              <td>
                <TakeBack
                  what={`${name}, ${whose}`}
                  means={hours.remove.day}
                  act={(desk) => removeException(desk, { day: one.day, language: one.language })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
