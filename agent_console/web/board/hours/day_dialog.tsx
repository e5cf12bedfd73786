import { useId, useState } from "preact/hooks";
import { setException } from "../../acts";
import { Choice } from "../../choice";
import { useDesk } from "../../desk_context";
import { Modal } from "../../modal";
import { words } from "../../texts/board";
import type { ChatCalendar, HoursWindow } from "../../wire";
import { ending, USUAL } from "./week_draft";
import { WindowsField } from "./windows_field";
import { Wrong, type WrongField, wrongAt, wrongOf } from "./wrong";

/** A day with hours of its own, or without any. */
export function DayDialog({ calendar, onClose }: { calendar: ChatCalendar; onClose: () => void }) {
  const desk = useDesk();
  const { hours, languages, cancel, optional } = words();
  const { day: text, days } = hours;
  const [closed, setClosed] = useState(true);
  const [windows, setWindows] = useState<readonly HoursWindow[]>([USUAL]);
  const [wrong, setWrong] = useState<WrongField | null>(null);
  const id = useId();
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const language = String(said.get("language"));
    const answer = await setException(desk, {
      day: String(said.get("day")),
      language: language === "en" || language === "es" ? language : null,
      windows: closed ? [] : windows.map(ending),
      note: String(said.get("note")).trim() || null,
    });
    if (answer.ok) onClose();
    else setWrong(wrongOf("day", answer.error));
  };
  return (
    <Modal heading={text.heading} onClose={onClose}>
      <form class="hours-form" onSubmit={save} noValidate>
        <div class="pair">
          <div>
            <label for={`${id}-day`}>{days.day}</label>
            <input id={`${id}-day`} name="day" type="date" min={calendar.today} {...wrongAt(wrong, "day")} />
            <Wrong wrong={wrong} fields={["day"]} />
          </div>
          <Choice
            id={`${id}-language`}
            name="language"
            label={days.language}
            options={{ all: hours.everyone, ...languages }}
            value="all"
          />
        </div>
        <fieldset class="people">
          <legend>{text.kind}</legend>
          <label>
            <input type="radio" name="kind" checked={closed} onChange={() => setClosed(true)} />
            {text.closed}
          </label>
          <label>
            <input type="radio" name="kind" checked={!closed} onChange={() => setClosed(false)} />
            {text.windows}
          </label>
        </fieldset>
        {!closed && (
          <WindowsField
            field="windows"
            of={text.heading}
            windows={windows}
            change={setWindows}
            wrong={wrong}
          />
        )}
        <div>
          <label for={`${id}-note`}>
            {days.note} <small>({optional})</small>
          </label>
          <input id={`${id}-note`} name="note" maxLength={200} autocomplete="off" />
          <small>{text.noteHint}</small>
        </div>
        <Wrong wrong={wrong} fields={["day", "windows"]} rest />
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
