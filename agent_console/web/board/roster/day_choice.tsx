import { useId } from "preact/hooks";
import { words } from "../../texts/board";
import { later } from "./roster_words";

interface DayChoiceProps {
  day: string;
  today: string;
  choose: (day: string) => void;
}

/** Which day is looked at. */
export function DayChoice({ day, today, choose }: DayChoiceProps) {
  const { roster: text } = words();
  const id = useId();
  return (
    <div class="day-choice">
      <button type="button" class="quiet" aria-label={text.before} onClick={() => choose(later(day, -1))}>
        ‹
      </button>
      <label class="unseen" for={id}>
        {text.day}
      </label>
      <input
        id={id}
        type="date"
        required
        value={day}
        onChange={(event) => event.currentTarget.value && choose(event.currentTarget.value)}
      />
      <button type="button" class="quiet" aria-label={text.after} onClick={() => choose(later(day, 1))}>
        ›
      </button>
      {day !== today && (
        <button type="button" class="quiet" onClick={() => choose(today)}>
          {text.today}
        </button>
      )}
    </div>
  );
}
