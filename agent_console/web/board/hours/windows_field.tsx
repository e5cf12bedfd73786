import { words } from "../../texts/board";
import type { HoursWindow } from "../../wire";
import { USUAL } from "./week_draft";
import { Wrong, type WrongField, wrongAt } from "./wrong";

interface WindowsFieldProps {
  /** As the server names it, such as `week.all.mon`: its fields are `week.all.mon.0.opens`. */
  field: string;
  /** The day, for whoever does not see the row. */
  of: string;
  windows: readonly HoursWindow[];
  change: (windows: readonly HoursWindow[]) => void;
  wrong: WrongField | null;
}

/** The windows of one day, each between two native fields. */
export function WindowsField({ field, of, windows, change, wrong }: WindowsFieldProps) {
  const { windows: text, closed } = words().hours;
  const put = (place: number, edge: Partial<HoursWindow>) =>
    change(windows.map((one, at) => (at === place ? { ...one, ...edge } : one)));
  return (
    <div class="windows">
      {windows.length === 0 && <span class="hint">{closed}</span>}
      {windows.map((one, place) => (
        <div class="window" key={place}>
          <input
            type="time"
            required
            aria-label={text.opens(of)}
            value={one.opens}
            {...wrongAt(wrong, `${field}.${place}.opens`)}
            onInput={(event) => put(place, { opens: event.currentTarget.value })}
          />
          <span>{text.to}</span>
          <input
            type="time"
            required
            aria-label={text.closes(of)}
            value={one.closes === "24:00" ? "00:00" : one.closes}
            {...wrongAt(wrong, `${field}.${place}.closes`)}
            onInput={(event) => put(place, { closes: event.currentTarget.value })}
          />
          <button
            type="button"
            class="link small"
            aria-label={text.removeFrom(of)}
            onClick={() => change(windows.filter((_, at) => at !== place))}
          >
            {text.remove}
          </button>
          <Wrong wrong={wrong} fields={[`${field}.${place}`]} />
        </div>
      ))}
      <button
        type="button"
        class="link small"
        aria-label={text.addTo(of)}
        onClick={() => change([...windows, USUAL])}
      >
        {text.add}
      </button>
    </div>
  );
}
