import { words } from "../texts";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { Steering } from "./steering";

export function Waiting({ queue }: { queue: Queue }) {
  const { board, languages, topics } = words();
  const { queue: text } = board;
  const nameOf = (id: string | null) => queue.specialists.find((one) => one.id === id)?.name ?? id;
  if (queue.waiting.length === 0) {
    return (
      <section class="panel">
        <h2>{text.heading}</h2>
        <p class="hint">{text.empty}</p>
      </section>
    );
  }
  return (
    <section class="panel">
      <h2 id="board-waiting">{text.heading}</h2>
      <table aria-labelledby="board-waiting">
        <thead>
          <tr>
            <th scope="col">{text.position}</th>
            <th scope="col">{board.language}</th>
            <th scope="col">{text.topic}</th>
            <th scope="col">{text.since}</th>
            <th scope="col">{text.asked}</th>
            <th scope="col">{board.steering.heading}</th>
          </tr>
        </thead>
        <tbody>
          {queue.waiting.map((one) => (
            <tr key={one.chat_id}>
              <td data-label={text.position}>{one.position}</td>
              <td data-label={board.language}>{languages[one.language]}</td>
              <td data-label={text.topic}>{one.topic ? topics[one.topic] : board.none}</td>
              <td data-label={text.since}>
                <Ticking since={one.queued_at} />
              </td>
              <td data-label={text.asked}>{nameOf(one.offered) ?? text.noOne}</td>
              <td data-label={board.steering.heading}>
                <Steering
                  chatId={one.chat_id}
                  steps={one.offered ? ["take_over", "requeue", "close"] : ["take_over", "close"]}
                  of={`${languages[one.language]} ${one.position}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
