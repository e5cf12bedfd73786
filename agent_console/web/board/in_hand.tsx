import { words } from "../texts";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { Steering } from "./steering";

/** The chats that somebody holds or wraps up. */
export function InHand({ queue }: { queue: Queue }) {
  const { board, languages, topics } = words();
  const { inHand: text } = board;
  if (queue.in_hand.length === 0) {
    return (
      <section class="panel">
        <h2>{text.heading}</h2>
        <p class="hint">{text.empty}</p>
      </section>
    );
  }
  return (
    <section class="panel">
      <h2 id="board-in-hand">{text.heading}</h2>
      <table aria-labelledby="board-in-hand">
        <thead>
          <tr>
            <th scope="col">{text.specialist}</th>
            <th scope="col">{board.language}</th>
            <th scope="col">{board.queue.topic}</th>
            <th scope="col">{text.since}</th>
            <th scope="col">{board.steering.heading}</th>
          </tr>
        </thead>
        <tbody>
          {queue.in_hand.map((one) => (
            <tr key={one.chat_id}>
              <th scope="row">
                {one.specialist.name} {one.state === "wrap_up" && <small>{text.wrapUp}</small>}
              </th>
              <td data-label={board.language}>{languages[one.language]}</td>
              <td data-label={board.queue.topic}>{one.topic ? topics[one.topic] : board.none}</td>
              <td data-label={text.since}>
                <Ticking since={one.since} />
              </td>
              <td data-label={board.steering.heading}>
                <Steering
                  chatId={one.chat_id}
                  steps={one.state === "active" ? ["take_over", "requeue", "close"] : ["close"]}
                  of={one.specialist.name}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
