import { useId, useState } from "preact/hooks";
import { copyShifts } from "../../acts";
import { useDesk } from "../../desk_context";
import { Modal } from "../../modal";
import { words } from "../../texts/board";
import { Wrong, type WrongField, wrongAt } from "../hours/wrong";
import { dayOfWeek, later, wrongShift } from "./roster_words";

interface CopyDialogProps {
  day: string;
  today: string;
  onClose: () => void;
  /** How many were copied, in words. */
  tell: (what: string) => void;
}

/** The same shifts on another day, or for another seven days. */
export function CopyDialog({ day, today, onClose, tell }: CopyDialogProps) {
  const desk = useDesk();
  const { roster, cancel } = words();
  const { copy: text } = roster;
  const [days, setDays] = useState<1 | 7>(1);
  const [wrong, setWrong] = useState<WrongField | null>(null);
  const id = useId();
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const to_day = String(new FormData(event.currentTarget as HTMLFormElement).get("to"));
    const answer = await copyShifts(desk, { from_day: day, to_day, days });
    if (!answer.ok) return setWrong(wrongShift(id, answer.error));
    tell(text.done(answer.copied, answer.left_out));
    onClose();
  };
  return (
    <Modal heading={text.heading} onClose={onClose}>
      <form class="hours-form" onSubmit={save} noValidate>
        <fieldset class="people">
          <legend>{text.what}</legend>
          <label>
            <input type="radio" name="days" checked={days === 1} onChange={() => setDays(1)} />
            {text.oneDay(dayOfWeek(day))}
          </label>
          <label>
            <input type="radio" name="days" checked={days === 7} onChange={() => setDays(7)} />
            {text.week(dayOfWeek(day), dayOfWeek(later(day, 6)))}
          </label>
        </fieldset>
        <div>
          <label for={`${id}-to`}>{days === 1 ? text.to : text.toWeek}</label>
          <input
            key={days}
            id={`${id}-to`}
            name="to"
            type="date"
            min={today}
            defaultValue={later(day, days)}
            {...wrongAt(wrong, "to_day")}
          />
          <small>{text.toHint}</small>
          <Wrong wrong={wrong} fields={["to_day"]} />
        </div>
        <Wrong wrong={wrong} fields={["to_day"]} rest />
        <div class="row">
          <button type="submit">{text.save}</button>
          <button type="button" class="quiet" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
