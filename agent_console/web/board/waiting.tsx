import { words } from "../texts/board";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { BroadcastToWaiting } from "./broadcast";
import { Steering } from "./steering";
import { TablePanel } from "./table_panel";

export function Waiting({ queue }: { queue: Queue }) {
  const { board, languages, topics } = words();
  const { queue: text, steering } = board;
  const nameOf = (id: string | null) => queue.specialists.find((one) => one.id === id)?.name ?? id;
  const columns = [text.position, board.language, text.topic, text.since, text.asked, steering.heading];
  return (
    <TablePanel
      id="board-waiting"
      heading={text.heading}
      columns={columns}
      empty={text.empty}
      below={<BroadcastToWaiting queue={queue} />}
    >
      {queue.waiting.map((one) => (
        <tr key={one.chat_id}>
          <td data-label={text.position}>{one.position}</td>
          <td data-label={board.language}>{languages[one.language]}</td>
          <td data-label={text.topic}>{one.topic ? topics[one.topic] : board.none}</td>
          <td data-label={text.since}>
            <Ticking since={one.queued_at} />
          </td>
          <td data-label={text.asked}>{nameOf(one.offered) ?? text.noOne}</td>
          <td data-label={steering.heading}>
            <Steering
              chatId={one.chat_id}
              steps={
                one.offered ? ["watch", "take_over", "requeue", "close"] : ["watch", "take_over", "close"]
              }
              of={`${languages[one.language]} ${one.position}`}
            />
          </td>
        </tr>
      ))}
    </TablePanel>
  );
}
