import { useId, useRef, useState } from "preact/hooks";
import { setDutyOf } from "../acts";
import { useDesk } from "../desk_context";
import { words } from "../texts/board";
import type { Queue, SetDutyOf } from "../wire";

type Status = SetDutyOf["status"];

interface SeveralDutyProps {
  rows: Queue["specialists"];
  chosen: readonly string[];
  choose: (ids: readonly string[]) => void;
}

/** One duty for several specialists: when a meeting begins, or at the end of the day. */
export function SeveralDuty({ rows, chosen, choose }: SeveralDutyProps) {
  const desk = useDesk();
  const { staff } = words().board;
  const [id, everybody] = [useId(), useRef<HTMLInputElement>(null)];
  const those = rows.filter((row) => chosen.includes(row.id));
  const all = those.length === rows.length;
  const set = async (status: Status) => {
    everybody.current?.focus();
    const others = those.filter((row) => row.duty !== status);
    const done = await Promise.all(others.map((row) => setDutyOf(desk, { specialist_id: row.id, status })));
    // Who was refused stays chosen, to be tried again.
    choose(others.filter((_, number) => !done[number]).map((row) => row.id));
  };
  return (
    <div class="several">
      <label>
        <input
          ref={everybody}
          type="checkbox"
          checked={all}
          onChange={() => choose(all ? [] : rows.map((row) => row.id))}
        />
        {staff.all}
      </label>
      <span role="status">{those.length > 0 && staff.chosen(those.length)}</span>
      {those.length > 0 && <SetForm id={id} set={set} />}
    </div>
  );
}

/** In two steps: in a list alone, one press of an arrow would put everybody on duty. */
function SetForm({ id, set }: { id: string; set: (status: Status) => void }) {
  const { board, duty } = words();
  const [status, setStatus] = useState<Status>("available");
  const submit = (event: Event) => {
    event.preventDefault();
    set(status);
  };
  return (
    <form onSubmit={submit}>
      <label for={id} class="unseen">
        {board.staff.setChosen}
      </label>
      <select
        id={id}
        class="small"
        value={status}
        onChange={(event) => setStatus(event.currentTarget.value as Status)}
      >
        {(["available", "away", "off"] as const).map((one) => (
          <option key={one} value={one}>
            {duty[one]}
          </option>
        ))}
      </select>
      <button type="submit" class="small quiet">
        {board.staff.apply}
      </button>
    </form>
  );
}
