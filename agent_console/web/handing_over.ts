// What becomes of each open chat of somebody who leaves.

import { transferChat } from "./acts";
import type { Desk } from "./desk";
import { type Talk, talkOf } from "./state";
import { words } from "./texts";
import type { Colleague, TransferChat } from "./wire";
import { canTake, refusalInWords } from "./wording";

export const KEEP = "";
export const QUEUE = "queue";

/** Who could take this chat; a colleague is asked for one chat at a time. */
export function takersOf(talk: Talk, colleagues: readonly Colleague[], chosen: Record<string, string>) {
  const elsewhere = Object.entries(chosen).filter(([id]) => id !== talk.chat.id);
  const taken = new Set(elsewhere.map(([, to]) => to));
  return colleagues.filter((one) => canTake(one, talk.chat) && !taken.has(one.id));
}

/** The transfers that were chosen, each with its note. */
export function stepsOf(
  open: readonly Talk[],
  chosen: Record<string, string>,
  form: FormData,
): readonly TransferChat[] {
  return open.flatMap(({ chat }) => {
    const to = chosen[chat.id] ?? KEEP;
    if (to === KEEP) return [];
    const note = String(form.get(`note-${chat.id}`) ?? "").trim();
    const target = to === QUEUE ? { queue: true as const } : { specialist_id: to };
    return [{ chat_id: chat.id, to: target, ...(note && { note }) }];
  });
}

/** Carries them out; why not, by chat, where one was refused. What has gone meanwhile needs no transfer. */
export async function handOver(desk: Desk, steps: readonly TransferChat[]): Promise<Record<string, string>> {
  const refused: Record<string, string> = {};
  for (const step of steps) {
    const answer = await transferChat(desk, step);
    if (answer.ok || talkOf(desk.state.value, step.chat_id)?.chat.state !== "active") continue;
    const { code } = answer.error;
    refused[step.chat_id] = code === "conflict" ? words().transfer.conflict : refusalInWords(code);
  }
  if (Object.keys(refused).length > 0) await desk.sync();
  return refused;
}
