// The roster of a day: today's comes with the queue, any other is read.

import { useEffect, useRef, useState } from "preact/hooks";
import { readRoster } from "../../acts";
import { useDesk } from "../../desk_context";
import type { Roster, RosterDay } from "../../wire";

const READ_AGAIN_MS = 30_000;

export interface Shown {
  roster: Roster;
  day: RosterDay;
}

/** The day before it is still shown while one is being read; `failed`: it could not be. `day` null: today. */
export function useRoster(day: string | null): { shown: Shown | null; failed: boolean } {
  const desk = useDesk();
  const { queue, status, planned } = desk.state.value;
  const [read, setRead] = useState<{ of: string | null; roster: Roster } | null>(null);
  const [failed, setFailed] = useState(false);
  const live = day === null ? queue?.roster : undefined;
  const reads = status === "connected" && !live;
  // `planned`: somebody has planned something, so it is read again.
  useEffect(() => {
    if (!reads) return;
    const ask = async () => {
      const answer = await readRoster(desk, day);
      if (answer.ok) setRead({ of: day, roster: answer.roster });
      setFailed(!answer.ok);
    };
    void ask();
    const timer = setInterval(() => void ask(), READ_AGAIN_MS);
    return () => clearInterval(timer);
  }, [desk, day, reads, planned]);
  const roster = live ?? (read?.of === day ? read.roster : undefined);
  const first = roster?.days[0];
  const last = useRef<Shown | null>(null);
  if (roster && first) last.current = { roster, day: first };
  return { shown: last.current, failed };
}
