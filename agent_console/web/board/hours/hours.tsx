import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../../desk_context";
import { words } from "../../texts/board";
import type { ChatCalendar } from "../../wire";
import { dayInWords } from "../../wording";
import { DayDialog } from "./day_dialog";
import { Exceptions } from "./exceptions";
import { PreviewForm } from "./preview";
import { Versions } from "./versions";
import { WeekDialog } from "./week_dialog";

/** When chat is open, and everything that can be done about it. */
export function HoursPanel() {
  const desk = useDesk();
  const { hours } = words();
  const { calendar, status } = desk.state.value;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (status === "connected") void desk.readCalendar().then((read) => setFailed(!read));
  }, [desk, status]);
  return (
    <section class="panel hours" aria-labelledby="hours-heading">
      <h2 id="hours-heading">{hours.heading}</h2>
      {calendar ? (
        <Calendar calendar={calendar} />
      ) : (
        <p class="hint">{failed ? hours.failed : hours.loading}</p>
      )}
    </section>
  );
}

type Open = "week" | "day" | null;

function Calendar({ calendar }: { calendar: ChatCalendar }) {
  const { hours } = words();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  // A new week starts from the last that was set, or what there is.
  const from = calendar.versions.findLast((one) => one.week) ?? calendar.versions[0];
  return (
    <>
      <Warnings calendar={calendar} />
      <div class="halves">
        <div>
          <Versions versions={calendar.versions} />
          <button type="button" onClick={() => setOpen("week")}>
            {hours.week.act}
          </button>
        </div>
        <div>
          <h3>{hours.days.heading}</h3>
          <Exceptions exceptions={calendar.exceptions} />
          <button type="button" onClick={() => setOpen("day")}>
            {hours.day.act}
          </button>
          <PreviewForm zone={calendar.zone} />
        </div>
      </div>
      {open === "week" && from && <WeekDialog calendar={calendar} from={from} onClose={close} />}
      {open === "day" && <DayDialog calendar={calendar} onClose={close} />}
    </>
  );
}

function Warnings({ calendar }: { calendar: ChatCalendar }) {
  const { hours } = words();
  return (
    <>
      {calendar.problem && (
        <p class="wrong" role="alert">
          {hours.unreadable}
        </p>
      )}
      {calendar.ending.map((one) => (
        <p key={one.holidays} class="stale">
          {hours.holidaysEnd(one.holidays, dayInWords(one.last_day))}
        </p>
      ))}
    </>
  );
}
