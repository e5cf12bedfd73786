import type { ComponentChildren } from "preact";
import { asClock } from "../clocks";
import { language } from "../preferences";
import { words } from "../texts/board";
import { Ticking } from "../ticking";
import type { Queue } from "../wire";
import { LOCALES } from "../wording";
import { Sparkline } from "./sparkline";

type Course = Parameters<typeof Sparkline>[0];

/** Since when the first in the queue, of all languages or of one, has waited. */
export function oldest(queue: Queue, spoken?: string): string | null {
  const times = queue.waiting.filter((one) => !spoken || one.language === spoken).map((one) => one.queued_at);
  return times.sort()[0] ?? null;
}

/** Null is not known, which is not nothing. */
export function known(value: number | null, say: (value: number) => string = String): string {
  return value === null ? words().board.none : say(value);
}

export function percent(share: number): string {
  return share.toLocaleString(LOCALES[language.value], { style: "percent" });
}

export function Numbers({ queue }: { queue: Queue }) {
  const { board } = words();
  const first = oldest(queue);
  const { service_level: level, service_level_now: now } = queue;
  const lately = board.within(level.target_s, known(now.share, percent), now.window_s / 60);
  const course = (of: Course["of"], say: (value: number) => string = String, most?: number) => (
    <Sparkline course={queue.course} of={of} say={(value) => known(value, say)} {...(most && { most })} />
  );
  const { planned_now: planned, planned_on_duty: there } = queue.roster;
  return (
    <dl class="numbers">
      <Figure name={board.waiting} course={course((half) => half.waiting)} big>
        {queue.waiting_count}
      </Figure>
      <Figure name={board.longestWait} course={course((half) => half.longest_wait_s, asClock, 60)} big>
        {first ? <Ticking since={first} /> : board.none}
      </Figure>
      <Figure name={board.onDuty} note={planned > 0 ? board.planned(planned, there) : undefined} big>
        {queue.on_duty}
      </Figure>
      <Figure name={board.freeSlots} big>
        {queue.free_slots}
      </Figure>
      <Figure name={board.serviceLevel} note={lately} course={course((half) => half.share, percent)} big>
        {known(level.share, percent)}
      </Figure>
      <Figure name={board.active}>{queue.active_count}</Figure>
      <Figure name={board.wrapUp}>{queue.wrap_up_count}</Figure>
      <Figure name={board.answerTime}>{known(queue.asa_s, asClock)}</Figure>
      <Figure name={board.handleTime}>{known(queue.aht_s, asClock)}</Figure>
      <Figure name={board.abandoned} course={course((half) => half.abandoned)}>
        {known(queue.abandoned)}
      </Figure>
      <Figure name={board.turnedAway} course={course((half) => half.turned_away)}>
        {known(queue.turned_away)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  name: string;
  note?: string | undefined;
  /** How it went today. */
  course?: ComponentChildren;
  big?: boolean;
  children: ComponentChildren;
}

function Figure({ name, note, course, big, children }: FigureProps) {
  return (
    <div class={big ? "big" : ""}>
      <dt>{name}</dt>
      <dd>
        <strong>{children}</strong>
        {note && <small>{note}</small>}
        {course}
      </dd>
    </div>
  );
}
