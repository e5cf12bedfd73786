// The steps of a draft from the page: each asks, and says what came of it.

import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { Answer } from "../wire";
import { refusalInWords } from "./article_words";
import { hearSaved, isUnsaved, type Manuscript } from "./manuscript";

/** `onClose`: it is no draft any more; what became of it, in words. */
export function useSteps(named: Named, manuscript: Signal<Manuscript>, onClose: (told: string) => void) {
  const { connection } = useDesk();
  const text = articleWords();
  const [outcome, setOutcome] = useState({ told: "", wrong: "" });
  const at = { slug: named.slug, language: named.language, version: manuscript.value.version };

  function came<Ack>(answer: Answer<Ack>, told: string): answer is { ok: true } & Ack {
    setOutcome(answer.ok ? { told, wrong: "" } : { told: "", wrong: refusalInWords(answer.error) });
    return answer.ok;
  }
  /** The version in which it was saved; null where it was not. */
  const save = async (): Promise<number | null> => {
    const { text: sent } = manuscript.value;
    const answer = await connection.ask("save_draft", { ...at, text: sent });
    if (!came(answer, text.editor.saved)) return null;
    hearSaved(manuscript, sent, answer.draft);
    return answer.draft.version;
  };
  return {
    ...outcome,
    save,
    send: async () => {
      const version = isUnsaved(manuscript.value) || at.version === 0 ? await save() : at.version;
      if (version === null) return;
      came(await connection.ask("send_to_review", { ...at, version }), text.send.done);
    },
    giveBack: async (remark: string) =>
      void came(await connection.ask("return_draft", { ...at, remark }), text.giveBack.done),
    publish: async () => {
      const answer = await connection.ask("publish_draft", at);
      if (came(answer, "")) onClose(text.publish.done(answer.version));
    },
    discard: async () => {
      if (came(await connection.ask("discard_draft", at), "")) onClose(text.discard.done);
    },
  };
}
