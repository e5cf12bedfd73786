import { setDutyOf } from "../acts";
import { useDesk } from "../desk_context";
import { words } from "../texts";
import type { Queue, SetDutyOf } from "../wire";
import { ActingList } from "./acting_list";

interface SeveralDutyProps {
  rows: Queue["specialists"];
  chosen: readonly string[];
  choose: (ids: readonly string[]) => void;
}

/** One duty for several specialists: when a meeting begins, or at the end of the day. */
export function SeveralDuty({ rows, chosen, choose }: SeveralDutyProps) {
  const desk = useDesk();
  const { board, duty } = words();
  const { staff } = board;
  const those = rows.filter((row) => chosen.includes(row.id));
  const all = those.length === rows.length;
  const set = async (status: SetDutyOf["status"]) => {
    choose([]);
    for (const row of those) {
      if (row.duty !== status) await setDutyOf(desk, { specialist_id: row.id, status });
    }
  };
  return (
    <div class="several">
      <label>
        <input type="checkbox" checked={all} onChange={() => choose(all ? [] : rows.map((row) => row.id))} />
        {staff.all}
      </label>
      {those.length > 0 && (
        <>
          <span>{staff.chosen(those.length)}</span>
          <ActingList
            label={staff.setChosen}
            prompt={staff.change}
            options={(["available", "away", "off"] as const).map((status) => [status, duty[status]] as const)}
            choose={(status) => void set(status)}
          />
        </>
      )}
    </div>
  );
}
