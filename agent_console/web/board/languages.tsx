import { words } from "../texts";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { known, oldest } from "./numbers";

export function Languages({ queue }: { queue: Queue }) {
  const { board, languages } = words();
  return (
    <section class="panel">
      <h2 id="board-languages">{board.byLanguage}</h2>
      <table aria-labelledby="board-languages">
        <thead>
          <tr>
            <th scope="col">{board.language}</th>
            <th scope="col">{board.waiting}</th>
            <th scope="col">{board.longestWait}</th>
            <th scope="col">{board.freeSlots}</th>
            <th scope="col">{board.abandoned}</th>
            <th scope="col">{board.turnedAway}</th>
          </tr>
        </thead>
        <tbody>
          {(["en", "es"] as const).map((language) => (
            <Line key={language} queue={queue} language={language} name={languages[language]} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ queue, language, name }: { queue: Queue; language: string; name: string }) {
  const { board } = words();
  const row = queue.by_language[language];
  const first = oldest(queue, language);
  const shown = (value: number | null | undefined) => known(value ?? null);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={board.waiting}>{shown(row?.waiting)}</td>
      <td data-label={board.longestWait}>{first ? <Ticking since={first} /> : board.none}</td>
      <td data-label={board.freeSlots}>{shown(row?.free_slots)}</td>
      <td data-label={board.abandoned}>{shown(row?.abandoned)}</td>
      <td data-label={board.turnedAway}>{shown(row?.turned_away)}</td>
    </tr>
  );
}
