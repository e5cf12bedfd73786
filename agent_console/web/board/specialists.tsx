import { setDutyOf } from "../acts";
import { useDesk } from "../desk_context";
import { words } from "../texts";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { reasonInWords } from "../wording";

type Row = Queue["specialists"][number];

const ORDER = { available: 0, away: 1, off: 2 };

export function Specialists({ queue }: { queue: Queue }) {
  const { board } = words();
  const { staff } = board;
  const rows = [...queue.specialists].sort(
    (a, b) => ORDER[a.duty] - ORDER[b.duty] || a.name.localeCompare(b.name),
  );
  return (
    <section class="panel">
      <h2 id="board-staff">{staff.heading}</h2>
      {rows.length === 0 ? (
        <p class="hint">{staff.empty}</p>
      ) : (
        <table aria-labelledby="board-staff">
          <thead>
            <tr>
              <th scope="col">{staff.name}</th>
              <th scope="col">{staff.duty}</th>
              <th scope="col">{staff.since}</th>
              <th scope="col">{staff.load}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
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

/** A list that acts: what is chosen is done, and the row shows it. */
function SetDuty({ row }: { row: Row }) {
  const desk = useDesk();
  const { board, duty } = words();
  const others = (["available", "away", "off"] as const).filter((status) => status !== row.duty);
  const choose = (event: Event) => {
    const list = event.currentTarget as HTMLSelectElement;
    const status = others.find((one) => one === list.value);
    list.value = "";
    if (status) void setDutyOf(desk, { specialist_id: row.id, status });
  };
  return (
    <select class="small" aria-label={board.staff.set(row.name)} value="" onChange={choose}>
      <option value="">{board.staff.change}</option>
      {others.map((status) => (
        <option key={status} value={status}>
          {duty[status]}
        </option>
      ))}
    </select>
  );
}
