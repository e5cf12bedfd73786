import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../../texts/board";
import { CopyDialog } from "./copy_dialog";
import { DayChoice } from "./day_choice";
import { Present } from "./present";
import { type Shown, useRoster } from "./reading";
import { dayOfWeek } from "./roster_words";
import { ShiftDialog } from "./shift_dialog";
import { Shifts } from "./shifts";

/** Who is planned on duty when, held against who is there. */
export function RosterPanel() {
  const { roster: text } = words();
  const [day, setDay] = useState<string | null>(null);
  const { shown, failed } = useRoster(day);
  const choose = (chosen: string) => setDay(chosen === shown?.roster.today ? null : chosen);
  return (
    <section class="panel roster" aria-labelledby="roster-heading">
      <h2 id="roster-heading">{text.heading}</h2>
      {shown ? (
        <>
          <DayChoice day={day ?? shown.roster.today} today={shown.roster.today} choose={choose} />
          {failed && (
            <p class="wrong" role="alert">
              {text.failed}
            </p>
          )}
          <Day key={shown.day.day} shown={shown} />
        </>
      ) : (
        <p class="hint">{failed ? text.failed : text.loading}</p>
      )}
    </section>
  );
}

function Day({ shown: { roster, day } }: { shown: Shown }) {
  const { roster: text } = words();
  const [open, setOpen] = useState<"shift" | "copy" | null>(null);
  const [told, setTold] = useState("");
  const close = () => setOpen(null);
  const heading = useFocusWhenFewer(day.shifts.length);
  const ahead = day.day >= roster.today;
  const isToday = day.day === roster.today;
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {dayOfWeek(day.day)}
      </h3>
      {isToday && <Present roster={roster} />}
      <Shifts day={day} ahead={ahead} isToday={isToday} />
      <div class="row">
        {ahead && (
          <button type="button" onClick={() => setOpen("shift")}>
            {text.add.act}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => setOpen("copy")}>
          {text.copy.act}
        </button>
      </div>
      <p role="status">{told}</p>
      {open === "shift" && <ShiftDialog day={day.day} today={roster.today} onClose={close} />}
      {open === "copy" && <CopyDialog day={day.day} today={roster.today} onClose={close} tell={setTold} />}
    </>
  );
}

/** Whoever took a shift back stood on its row: the keyboard goes on from the heading, not from the top of the page. */
function useFocusWhenFewer(shifts: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(shifts);
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (shifts < before.current && lost) heading.current?.focus({ preventScroll: true });
    before.current = shifts;
  }, [shifts]);
  return heading;
}
