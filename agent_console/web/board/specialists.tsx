import { useState } from "preact/hooks";
import { setDutyOf } from "../acts";
import { useDesk } from "../desk_context";
import { words } from "../texts/board";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { reasonInWords } from "../wording";
import { ActingList } from "./acting_list";
import { SeveralDuty } from "./several_duty";
import { TablePanel } from "./table_panel";

type Row = Queue["specialists"][number];

const ORDER = { available: 0, away: 1, off: 2 };

export function Specialists({ queue }: { queue: Queue }) {
  const { board } = words();
  const { staff } = board;
  const rows = [...queue.specialists].sort(
    (a, b) => ORDER[a.duty] - ORDER[b.duty] || a.name.localeCompare(b.name),
  );
  const columns = [staff.name, staff.duty, staff.since, staff.load];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string, yes: boolean) =>
    setChosen(yes ? [...chosen, id] : chosen.filter((one) => one !== id));
  const several = rows.length > 1 && <SeveralDuty rows={rows} chosen={chosen} choose={setChosen} />;
  return (
    <TablePanel
      id="board-staff"
      heading={staff.heading}
      columns={columns}
      empty={staff.empty}
      below={several}
    >
      {rows.map((row) => (
        <Line key={row.id} row={row} chosen={chosen.includes(row.id)} choose={(yes) => choose(row.id, yes)} />
      ))}
    </TablePanel>
  );
}

interface LineProps {
  row: Row;
  chosen: boolean;
  choose: (yes: boolean) => void;
}

function Line({ row, chosen, choose }: LineProps) {
  const { board, duty, codes } = words();
  const { staff } = board;
  const used = row.active + row.wrap_up + row.offered;
  // Whatever they declared: whoever is not connected gets no chats.
  const gone = row.duty !== "off" && !row.connected;
  return (
    <tr>
      <th scope="row">
        <input
          type="checkbox"
          aria-label={staff.choose(row.name)}
          checked={chosen}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
        {row.name} <small class="spoken">{row.languages.map((language) => codes[language]).join(" ")}</small>
      </th>
      <td data-label={staff.duty}>
        <span class={`badge ${gone ? "away" : row.duty}`}>{gone ? staff.notConnected : duty[row.duty]}</span>
        {row.reason && <small> {reasonInWords(row.reason)}</small>}
        <SetDuty row={row} />
      </td>
      <td data-label={staff.since}>{row.duty === "off" ? board.none : <Ticking since={row.since} />}</td>
      <td data-label={staff.load}>
        {staff.of(used, row.capacity)}
        {used > 0 && <small> {staff.detail(row.active, row.wrap_up, row.offered)}</small>}
      </td>
    </tr>
  );
}

function SetDuty({ row }: { row: Row }) {
  const desk = useDesk();
  const { board, duty } = words();
  const others = (["available", "away", "off"] as const).filter((status) => status !== row.duty);
  return (
    <ActingList
      label={board.staff.set(row.name)}
      prompt={board.staff.change}
      options={others.map((status) => [status, duty[status]] as const)}
      choose={(status) => void setDutyOf(desk, { specialist_id: row.id, status })}
    />
  );
}
