import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../desk_context";
import { words } from "../texts/board";
import { Ticking } from "../ticking";
import { showWall } from "../view";
import type { Queue } from "../wire";
import { known, oldest, percent } from "./numbers";

const LANGUAGES = ["en", "es"] as const;

/** The few figures that a room must see, as large as the screen lets them be. Its address is `#wall`. */
export function Wall({ queue }: { queue: Queue }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const { board } = words();
  const stale = useDesk().state.value.status !== "connected";
  return (
    <dialog class="wall" ref={box} aria-label={board.heading} onClose={() => showWall(false)}>
      <p class={stale ? "stale" : ""} role="status">
        {stale ? board.stale : <Called queue={queue} />}
      </p>
      <Large queue={queue} />
      <LargeByLanguage queue={queue} />
      <button type="button" class="quiet" onClick={() => showWall(false)}>
        {board.smallNumbers} <kbd>Esc</kbd>
      </button>
    </dialog>
  );
}

export function WallButton() {
  return (
    <button type="button" class="quiet" onClick={() => showWall(true)}>
      {words().board.bigNumbers}
    </button>
  );
}

function Called({ queue }: { queue: Queue }) {
  const calling = queue.in_hand.filter((one) => one.called_at).map((one) => one.specialist.name);
  return <>{calling.length > 0 && words().board.calling(calling.join(", "))}</>;
}

function Large({ queue }: { queue: Queue }) {
  const { board } = words();
  const first = oldest(queue);
  const figures = [
    [board.waiting, queue.waiting_count],
    [board.longestWait, first ? <Ticking since={first} /> : board.none],
    [board.freeSlots, queue.free_slots],
    [board.levelNow, known(queue.service_level_now.share, percent)],
  ] as const;
  return (
    <dl>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function LargeByLanguage({ queue }: { queue: Queue }) {
  const { board, languages } = words();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{board.language}</span>
          </th>
          <th scope="col">{board.waiting}</th>
          <th scope="col">{board.longestWait}</th>
          <th scope="col">{board.freeSlots}</th>
        </tr>
      </thead>
      <tbody>
        {LANGUAGES.map((one) => {
          const first = oldest(queue, one);
          return (
            <tr key={one}>
              <th scope="row">{languages[one]}</th>
              <td data-label={board.waiting}>{queue.by_language[one]?.waiting}</td>
              <td data-label={board.longestWait}>{first ? <Ticking since={first} /> : board.none}</td>
              <td data-label={board.freeSlots}>{queue.by_language[one]?.free_slots}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
