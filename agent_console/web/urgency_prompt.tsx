import { useState } from "preact/hooks";
import { callSupervisor } from "./acts";
import { useDesk } from "./desk_context";
import { isAnswered, lastOfEach, useUrgency } from "./found_urgency";
import { language } from "./preferences";
import type { Talk } from "./state";
import { words } from "./texts";
import { urgencyWords } from "./texts/urgency";
import { focusComposer } from "./view";
import type { UrgencyPrompt as Prompt } from "./wire";

/** Above the composer: it suggests, takes no focus, and stays until it is answered or dismissed. */
export function UrgencyPrompt({ talk }: { talk: Talk }) {
  const { sample, prompts } = useUrgency(useDesk(), talk);
  // By rule, the last line for which it was dismissed.
  const [dismissed, setDismissed] = useState<ReadonlyMap<string, number>>(new Map());
  const isOpen = (one: Prompt) => one.seq > (dismissed.get(one.rule) ?? 0) && !isAnswered(one, talk);
  const open = lastOfEach(prompts).filter(isOpen);
  const prompt = open.at(-1);
  const text = urgencyWords();
  const dismiss = ({ rule, seq }: Prompt) => {
    setDismissed(new Map(dismissed).set(rule, seq));
    focusComposer(talk.chat.id);
  };
  const told = prompt && text.told(prompt.title[language.value]);
  return (
    <>
      {/* There before anything is said in it: only so is it read out. */}
      <p class="unseen" role="status">
        {told}
      </p>
      {prompt && (
        <section class="urgent" aria-label={text.label}>
          <h3>{told}</h3>
          {sample && (
            <p class="sample">
              <span>{text.sample}</span>
            </p>
          )}
          <Offered key={prompt.seq} talk={talk} prompt={prompt} dismiss={() => dismiss(prompt)} />
          {open.length > 1 && <p class="hint">{text.more(open.length - 1)}</p>}
        </section>
      )}
    </>
  );
}

interface OfferedProps {
  talk: Talk;
  prompt: Prompt;
  dismiss: () => void;
}

function Offered({ talk, prompt, dismiss }: OfferedProps) {
  const desk = useDesk();
  const text = urgencyWords();
  const chatId = talk.chat.id;
  const line = talk.entries.find(({ seq }) => seq === prompt.seq)?.text;
  const use = () => {
    const draft = desk.draft(chatId);
    const written = draft.value.trimEnd();
    if (!written.includes(prompt.wording))
      draft.value = written ? `${written}\n${prompt.wording}` : prompt.wording;
    desk.conversation(chatId)?.typed(true);
    focusComposer(chatId);
  };
  return (
    <>
      {line && (
        <p class="said">
          {text.line} <q lang={talk.chat.language}>{line}</q>
        </p>
      )}
      <p class="hint">{text.wording}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <blockquote lang={prompt.language} tabIndex={0}>
        {prompt.wording}
      </blockquote>
      <div class="row">
        <button type="button" data-urgent aria-keyshortcuts="Alt+U" onClick={use}>
          {text.use} <kbd>Alt U</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => callSupervisor(desk, chatId)}>
          {words().chat.callSupervisor}
        </button>
        <button type="button" class="quiet" onClick={dismiss}>
          {text.dismiss}
        </button>
      </div>
    </>
  );
}
