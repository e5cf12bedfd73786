// The steps of a draft from the page: each asks, and says what came of it.

import type { Signal } from "@preact/signals";
import { useDesk } from "../desk_context";
import type { Named } from "../view";
import type { Answer, ReadDraftAck } from "../wire";
import { hearSaved, isUnsaved, type Manuscript } from "./manuscript";
import type { Done, Outcome } from "./outcome";

export function useSteps(named: Named, manuscript: Signal<Manuscript>) {
  const { connection } = useDesk();
  const at = { slug: named.slug, language: named.language, version: manuscript.value.version };

  const save = async () => {
    const { text: sent } = manuscript.value;
    const answer = await connection.ask("save_draft", { ...at, text: sent });
    if (answer.ok) hearSaved(manuscript, sent, answer.draft);
    return answer;
  };
  return {
    save: async () => came(await save(), "saved"),
    /** What is not saved yet is saved first. */
    send: async (): Promise<Outcome> => {
      const saved = isUnsaved(manuscript.value) || at.version === 0 ? await save() : null;
      if (saved && !saved.ok) return { wrong: saved.error };
      const version = saved ? saved.draft.version : at.version;
      return came(await connection.ask("send_to_review", { ...at, version }), "sent");
    },
    giveBack: async (remark: string) =>
      came(await connection.ask("return_draft", { ...at, remark }), "returned"),
    publish: async (version: number): Promise<Outcome> => {
      const answer = await connection.ask("publish_draft", { ...at, version });
      return answer.ok ? { done: { what: "published", version: answer.version } } : { wrong: answer.error };
    },
    discard: async () => came(await connection.ask("discard_draft", at), "discarded"),
  };
}

function came(answer: Answer<unknown>, what: Exclude<Done["what"], "published">): Outcome {
  return answer.ok ? { done: { what } } : { wrong: answer.error };
}

/** What keeps somebody from publishing a draft that is in review, by the name of its words. */
export type Obstacle = "own" | "faults" | "flags";

export function obstacleTo(
  { draft, second_editor }: ReadDraftAck,
  reader: string | undefined,
): Obstacle | null {
  if (!draft) return null;
  if (second_editor && draft.written_by.id === reader) return "own";
  if (draft.faults.length > 0) return "faults";
  return draft.open_flags > 0 ? "flags" : null;
}
