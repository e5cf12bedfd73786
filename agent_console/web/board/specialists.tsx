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
  return (
    <tr>
      <th scope="row">
        {row.name} <small class="spoken">{row.languages.map((language) => codes[language]).join(" ")}</small>
      </th>
      <td data-label={staff.duty}>
        <span class={`badge ${row.duty}`}>{duty[row.duty]}</span>
        {row.reason && <small> {reasonInWords(row.reason)}</small>}
      </td>
      <td data-label={staff.since}>{row.duty === "off" ? board.none : <Ticking since={row.since} />}</td>
      <td data-label={staff.load}>
        {staff.of(used, row.capacity)}
        {used > 0 && <small> {staff.detail(row.active, row.wrap_up, row.offered)}</small>}
      </td>
    </tr>
  );
}
