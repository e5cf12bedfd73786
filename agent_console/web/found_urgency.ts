// Which of the visitor's lines may need help at once, as the server finds it; none of it is stored here.

import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import type { Talk } from "./state";
import type { FoundUrgency, UrgencyPrompt } from "./wire";

const AGAIN_MS = 5000;
const TELLING = 25; // letters: of a shorter sentence nobody knows whose it is
const NOTHING: FoundUrgency = { sample: false, prompts: [] };

/** Asked when a line of the visitor's comes, and with each new connection, until there is an answer. */
export function useUrgency(desk: Desk, { chat, entries }: Talk): FoundUrgency {
  const [found, setFound] = useState(NOTHING);
  const lines = entries.filter(({ author, text }) => author.kind === "visitor" && text);
  const last = lines.at(-1)?.seq ?? 0;
  const connected = desk.state.value.status === "connected";
  useEffect(() => {
    if (last === 0) return setFound(NOTHING);
    let timer: ReturnType<typeof setTimeout>;
    let outdated = false;
    const ask = async () => {
      const answer = await desk.connection.ask("find_urgency", { chat_id: chat.id });
      if (outdated) return;
      if (answer.ok) setFound(answer);
      else if (desk.connection.status === "connected") timer = setTimeout(ask, AGAIN_MS);
    };
    void ask();
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [desk, chat.id, last, connected]);
  return found;
}

/** Whether somebody has told the visitor what this prompt offers, or a whole sentence of it. */
export function isAnswered({ seq, wording }: UrgencyPrompt, { entries }: Talk): boolean {
  const sentences = wording.split(/(?<=[.?!])\s+/).filter((one) => one.length >= TELLING);
  return entries.some(
    (entry) =>
      entry.seq > seq &&
      entry.author.kind === "specialist" &&
      sentences.some((one) => entry.text?.includes(one)),
  );
}

/** Of each rule the last line, the newest at the end. */
export function lastOfEach(prompts: readonly UrgencyPrompt[]): UrgencyPrompt[] {
  return prompts.filter(({ seq, rule }) => !prompts.some((one) => one.rule === rule && one.seq > seq));
}
