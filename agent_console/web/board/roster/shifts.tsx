import { removeShift } from "../../acts";
import { words } from "../../texts/board";
import { Ticking } from "../../ticking";
import type { PlannedShift, RosterDay } from "../../wire";
import { TakeBack } from "../hours/take_back";
import { dayOfWeek, shiftInWords } from "./roster_words";

const MISSING_FIRST = { late: 0, left: 0, away: 1, on_duty: 2, to_come: 3, over: 4 };
const BADGES = { late: "closed", left: "closed", away: "away", on_duty: "available", to_come: "", over: "" };

interface ShiftsProps {
  day: RosterDay;
  /** The day has not passed: shifts can be taken back. */
  ahead: boolean;
  /** It is today: the plan is held against who is there. */
  isToday: boolean;
}

/** The shifts of a day; who is missing stands first. */
export function Shifts({ day, ahead, isToday }: ShiftsProps) {
  const { roster: text, hours } = words();
  if (day.shifts.length === 0) return <p class="hint">{text.empty}</p>;
  const shifts = [...day.shifts].sort((a, b) => MISSING_FIRST[a.state] - MISSING_FIRST[b.state]);
  return (
    <table aria-label={`${text.heading}, ${dayOfWeek(day.day)}`}>
      <thead>
        <tr>
          {[text.name, text.planned, ...(isToday ? [text.now] : [])].map((name) => (
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
        {shifts.map((shift) => (
          <tr key={shift.shift_id}>
            <th scope="row">{shift.specialist.name}</th>
            <td data-label={text.planned}>{shiftInWords(shift)}</td>
            {isToday && (
              <td data-label={text.now}>
                <State shift={shift} />
              </td>
            )}
            <td>{ahead && <Remove shift={shift} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ shift: { state, since } }: { shift: PlannedShift }) {
  const { roster: text } = words();
  const say = { late: text.late, left: text.for, away: text.for, on_duty: text.for };
  const told = state in say ? say[state as keyof typeof say] : null;
  return (
    <span>
      <span class={`badge ${BADGES[state]}`}>{text.states[state]}</span>
      {told && since && (
        <>
          {" "}
          <small>
            <Ticking since={since} say={told} />
          </small>
        </>
      )}
    </span>
  );
}

function Remove({ shift }: { shift: PlannedShift }) {
  const { roster: text } = words();
  return (
    <TakeBack
      what={`${shift.specialist.name}, ${shiftInWords(shift)}`}
      means={text.remove.means}
      act={(desk) => removeShift(desk, { shift_id: shift.shift_id })}
      failing={(error) => (error.code === "conflict" ? text.remove.past : text.wrong.other)}
    />
  );
}
