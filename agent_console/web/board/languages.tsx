import { words } from "../texts/board";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { known, oldest } from "./numbers";
import { TablePanel } from "./table_panel";

export function Languages({ queue }: { queue: Queue }) {
  const { board, languages } = words();
  const columns = [
    board.language,
    board.waiting,
    board.longestWait,
    board.freeSlots,
    board.abandoned,
    board.turnedAway,
  ];
  return (
    <TablePanel id="board-languages" heading={board.byLanguage} columns={columns}>
      {(["en", "es"] as const).map((language) => (
        <Line key={language} queue={queue} language={language} name={languages[language]} />
      ))}
    </TablePanel>
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
