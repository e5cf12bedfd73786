import { useDesk } from "./desk_context";
import { sends } from "./keys";
import type { Talk } from "./state";
import { words } from "./texts";
import { composerId } from "./view";
import { visitorInWords } from "./wording";

export const LONGEST = 4000;
const COUNT_DOWN_FROM = 500;

/** Characters as the server counts them. */
export function charactersLeft(text: string): number {
  return LONGEST - [...text].length;
}

export function Composer({ talk }: { talk: Talk }) {
  const desk = useDesk();
  const text = words().chat;
  const chatId = talk.chat.id;
  const draft = desk.draft(chatId);
  const left = charactersLeft(draft.value);
  const id = composerId(chatId);
  const send = (event: Event) => {
    event.preventDefault();
    if (left < 0 || !draft.value.trim()) return;
    desk.say(chatId, { text: draft.value });
    draft.value = "";
  };
  const write = (value: string) => {
    draft.value = value;
    desk.conversation(chatId)?.typed(value !== "");
  };
  return (
    <form class="composer" onSubmit={send}>
      <label class="unseen" for={id}>
        {text.message(visitorInWords(talk.chat))}
      </label>
      <textarea
        id={id}
        data-composer
        rows={2}
        lang={talk.chat.language}
        placeholder={text.placeholder}
        aria-describedby={`${id}-left`}
        aria-invalid={left < 0}
        value={draft.value}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => sends(event) && send(event)}
      />
      <button type="submit">{text.send}</button>
      <small id={`${id}-left`} role="status" class={left < 0 ? "wrong" : ""}>
        {left < COUNT_DOWN_FROM && (left < 0 ? text.tooLong(-left) : text.left(left))}
      </small>
    </form>
  );
}
