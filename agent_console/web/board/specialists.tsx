import { setDutyOf } from "../acts";
import { useDesk } from "../desk_context";
import { words } from "../texts";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { reasonInWords } from "../wording";
import { ActingList } from "./acting_list";
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
  return (
    <TablePanel id="board-staff" heading={staff.heading} columns={columns} empty={staff.empty}>
      {rows.map((row) => (
        <Line key={row.id} row={row} />
      ))}
    </TablePanel>
  );
}

function Line({ row }: { row: Row }) {
  const { board, duty, codes } = words();
  const { staff } = board;
  const used = row.active + row.wrap_up + row.offered;
  // Whatever they declared: whoever is not connected gets no chats.
  const gone = row.duty !== "off" && !row.connected;
  return (
    <tr>
      <th scope="row">
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
