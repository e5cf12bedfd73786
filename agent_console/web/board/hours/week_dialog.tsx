import { useId, useRef, useState } from "preact/hooks";
import { setCalendar } from "../../acts";
import { useDesk } from "../../desk_context";
import { Modal } from "../../modal";
import { words } from "../../texts/board";
import type { CalendarDraft, CalendarVersion, ChatCalendar, WireError } from "../../wire";
import { weekdayInWords } from "./hours_words";
import { PreviewForm } from "./preview";
import {
  draftOf,
  namesOf,
  WEEKDAYS,
  type WeeksDraft,
  WHOSE,
  type Whose,
  weeksOf,
  withDay,
} from "./week_draft";
import { WindowsField } from "./windows_field";
import { Wrong, type WrongField, wrongAt, wrongOf } from "./wrong";
import { ZoneField } from "./zone_field";

interface WeekDialogProps {
  calendar: ChatCalendar;
  /** What the new week starts from. */
  from: CalendarVersion;
  onClose: () => void;
}

/** Another week from a day on. */
export function WeekDialog({ calendar, from, onClose }: WeekDialogProps) {
  const desk = useDesk();
  const { hours, cancel, optional } = words();
  const { week: text } = hours;
  const [weeks, setWeeks] = useState<WeeksDraft>(() => draftOf(from.week ?? { all: {} }));
  const [whose, setWhose] = useState<Whose>("all");
  const [wrong, setWrong] = useState<WrongField | null>(null);
  const [id, zone, setZone] = [useId(), ...useState(from.zone)];
  const form = useRef<HTMLFormElement>(null);
  const draft = (): CalendarDraft => {
    const said = new FormData(form.current ?? undefined);
    return {
      effective_from: String(said.get("from")),
      zone: zone.trim(),
      holidays: namesOf(String(said.get("holidays"))),
      week: weeksOf(weeks),
    };
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await setCalendar(desk, draft());
    if (answer.ok) return onClose();
    showWrong(answer.error);
  };
  const showWrong = (error: WireError | null) => {
    if (!error) return setWrong(null);
    const found = wrongOf("week", error);
    const there = WHOSE.find((one) => found.field.startsWith(`week.${one}.`));
    if (there) setWhose(there);
    setWrong(found);
  };
  return (
    <Modal heading={text.heading} onClose={onClose}>
      <form ref={form} class="hours-form" onSubmit={save} noValidate>
        <div class="pair">
          <div>
            <label for={`${id}-from`}>{text.from}</label>
            <input
              id={`${id}-from`}
              name="from"
              type="date"
              min={calendar.today}
              defaultValue={calendar.today}
              {...wrongAt(wrong, "effective_from")}
            />
            <small>{text.fromHint}</small>
            <Wrong wrong={wrong} fields={["effective_from"]} />
          </div>
          <div>
            <ZoneField label={hours.zone} hint={text.zoneHint} value={zone} change={setZone} wrong={wrong} />
          </div>
        </div>
        <div>
          <label for={`${id}-holidays`}>
            {hours.holidays} <small>({optional})</small>
          </label>
          <input
            id={`${id}-holidays`}
            name="holidays"
            autocomplete="off"
            defaultValue={from.holidays.join(", ")}
            {...wrongAt(wrong, "holidays")}
          />
          <small>{text.holidaysHint}</small>
          <Wrong wrong={wrong} fields={["holidays"]} />
        </div>
        <WhoseField whose={whose} change={setWhose} />
        <Days weeks={weeks} whose={whose} change={setWeeks} wrong={wrong} />
        <Wrong wrong={wrong} fields={["effective_from", "zone", "holidays", "week"]} rest />
        <div class="row">
          <button type="submit">{text.save}</button>
          <button type="button" class="quiet" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
      <PreviewForm zone={from.zone} draft={draft} onDraftWrong={showWrong} />
    </Modal>
  );
}

function WhoseField({ whose, change }: { whose: Whose; change: (whose: Whose) => void }) {
  const { hours, languages } = words();
  const names = { all: hours.everyone, ...languages };
  return (
    <fieldset class="whose">
      <legend>{hours.week.whose}</legend>
      {WHOSE.map((one) => (
        <label key={one}>
          <input type="radio" name="whose" checked={one === whose} onChange={() => change(one)} />
          {names[one]}
        </label>
      ))}
    </fieldset>
  );
}

interface DaysProps {
  weeks: WeeksDraft;
  whose: Whose;
  change: (weeks: WeeksDraft) => void;
  wrong: WrongField | null;
}

function Days({ weeks, whose, change, wrong }: DaysProps) {
  const { week: text } = words().hours;
  return (
    <ul class="days">
      {WEEKDAYS.map((day) => {
        const name = weekdayInWords(day);
        const windows = weeks[whose][day];
        const put = (next: typeof windows) => change(withDay(weeks, whose, day, next));
        return (
          <li key={`${whose}-${day}`}>
            <span class="weekday">{name}</span>
            {windows === null ? (
              <div class="windows">
                <span class="hint">{text.asForAll}</span>
                <button
                  type="button"
                  class="quiet small"
                  aria-label={`${text.differ}, ${name}`}
                  onClick={() => put(weeks.all[day] ?? [])}
                >
                  {text.differ}
                </button>
              </div>
            ) : (
              <div>
                <WindowsField
                  field={`week.${whose}.${day}`}
                  of={name}
                  windows={windows}
                  change={put}
                  wrong={wrong}
                />
                {whose !== "all" && (
                  <button
                    type="button"
                    class="link small"
                    aria-label={`${text.likeAll}, ${name}`}
                    onClick={() => put(null)}
                  >
                    {text.likeAll}
                  </button>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
