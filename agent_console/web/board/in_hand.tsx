import { words } from "../texts/board";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { Steering } from "./steering";
import { TablePanel } from "./table_panel";

/** The chats that somebody holds or wraps up. */
export function InHand({ queue }: { queue: Queue }) {
  const { board, languages, topics } = words();
  const { inHand: text, steering } = board;
  const columns = [text.specialist, board.language, board.queue.topic, text.since, steering.heading];
  return (
    <TablePanel id="board-in-hand" heading={text.heading} columns={columns} empty={text.empty}>
      {queue.in_hand.map((one) => (
        <tr key={one.chat_id}>
          <th scope="row">
            {one.specialist.name} {one.state === "wrap_up" && <small>{text.wrapUp}</small>}
            {one.called_at && (
              <span class="called">
                <Ticking since={one.called_at} say={text.called} />
              </span>
            )}
          </th>
          <td data-label={board.language}>{languages[one.language]}</td>
          <td data-label={board.queue.topic}>{one.topic ? topics[one.topic] : board.none}</td>
          <td data-label={text.since}>
            <Ticking since={one.since} />
          </td>
          <td data-label={steering.heading}>
            <Steering
              chatId={one.chat_id}
              steps={one.state === "active" ? ["watch", "take_over", "requeue", "close"] : ["watch", "close"]}
              of={one.specialist.name}
            />
          </td>
        </tr>
      ))}
    </TablePanel>
  );
}
