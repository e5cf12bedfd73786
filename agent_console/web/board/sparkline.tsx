import { words } from "../texts/board";
import type { Queue } from "../wire";
import { timeInWords } from "../wording";

type HalfHour = Queue["course"][number];

const HIGH = 20;
const STEP = 5;
const BAR = 4;
const LEAST = 16; // half hours that there is room for, or the first of a day would fill the whole width

interface SparklineProps {
  course: readonly HalfHour[];
  of: (half: HalfHour) => number | null;
  say: (value: number | null) => string;
  /** What the tallest bar stands for at least. */
  most?: number;
}

/** A figure's day, a bar for each half hour; the last is still going on. */
export function Sparkline({ course, of, say, most = 1 }: SparklineProps) {
  const first = course[0];
  if (!first) return null;
  const values = course.map(of);
  const top = Math.max(most, ...values.map((value) => value ?? 0));
  const label = words().board.course(timeInWords(first.at), values.map(say).join(", "));
  return (
    <svg
      class="spark"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${STEP * Math.max(LEAST, values.length)} ${HIGH}`}
      preserveAspectRatio="none"
    >
      <title>{label}</title>
      {values.map((value, at) => {
        // Nothing is a line, not known is a gap.
        const height = value === null ? 0 : Math.max(1, (HIGH * value) / top);
        const now = at === values.length - 1;
        return (
          <rect
            key={course[at]?.at}
            class={now ? "now" : ""}
            x={at * STEP}
            y={HIGH - height}
            width={BAR}
            height={height}
          />
        );
      })}
    </svg>
  );
}
