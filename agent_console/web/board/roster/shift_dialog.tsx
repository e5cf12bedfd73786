import { useId, useState } from "preact/hooks";
import { setShift } from "../../acts";
import { Choice } from "../../choice";
import { useDesk } from "../../desk_context";
import { Modal } from "../../modal";
import { peopleOf } from "../../state";
import { words } from "../../texts/board";
import { Wrong, type WrongField, wrongAt } from "../hours/wrong";
import { wrongShift } from "./roster_words";

interface ShiftDialogProps {
  day: string;
  today: string;
  onClose: () => void;
}

/** Plans one person on one day. */
export function ShiftDialog({ day, today, onClose }: ShiftDialogProps) {
  const desk = useDesk();
  const { roster, cancel } = words();
  const { add: text } = roster;
  const [wrong, setWrong] = useState<WrongField | null>(null);
  const id = useId();
  const people = Object.fromEntries(peopleOf(desk.state.value).map((one) => [one.id, one.name]));
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const [specialist_id, on, starts, ends] = ["who", "day", "starts", "ends"].map((name) =>
      String(said.get(name)),
    ) as [string, string, string, string];
    const until = ends === "00:00" ? "24:00" : ends;
    const answer = await setShift(desk, { specialist_id, day: on, starts, ends: until });
    if (answer.ok) onClose();
    else setWrong(wrongShift(id, answer.error));
  };
  const field = (name: "starts" | "ends", value: string) => (
    <div>
      <label for={`${id}-${name}`}>{text[name]}</label>
      <input id={`${id}-${name}`} name={name} type="time" defaultValue={value} {...wrongAt(wrong, name)} />
      <Wrong wrong={wrong} fields={[name]} />
    </div>
  );
  return (
    <Modal heading={text.heading} onClose={onClose}>
      <form class="hours-form" onSubmit={save} noValidate>
        <div>
          <Choice
            id={`${id}-who`}
            name="who"
            label={text.who}
            options={people}
            missing={wrong?.field === "specialist_id"}
          />
          <Wrong wrong={wrong} fields={["specialist_id"]} />
        </div>
        <div>
          <label for={`${id}-day`}>{roster.day}</label>
          <input
            id={`${id}-day`}
            name="day"
            type="date"
            min={today}
            defaultValue={day}
            {...wrongAt(wrong, "day")}
          />
          <Wrong wrong={wrong} fields={["day"]} />
        </div>
        <div class="pair">
          {field("starts", "07:00")}
          {field("ends", "15:00")}
        </div>
        <small>{text.endsHint}</small>
        <Wrong wrong={wrong} fields={["specialist_id", "day", "starts", "ends"]} rest />
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
