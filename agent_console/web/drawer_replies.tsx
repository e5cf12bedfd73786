import { filled, matching, textIn, useReplies } from "./canned_replies";
import { useDesk } from "./desk_context";
import { words } from "./texts";
import { dialog } from "./view";
import type { Chat, Language } from "./wire";

const BEST = 3;

interface DrawerRepliesProps {
  chat: Chat;
  query: string;
  insert: (text: string) => void;
}

/** Beside the articles: those that fit what is looked for, or all of them, folded. */
export function DrawerReplies({ chat, query, insert }: DrawerRepliesProps) {
  const desk = useDesk();
  const { replies: text } = words();
  const [kept] = useReplies(desk);
  if (!kept) return null;
  if (kept.failed) return <p class="hint">{text.unread}</p>;
  const asked = query.trim() !== "";
  const found = matching(kept.replies, query, chat.language);
  const values = { visitor: chat.name ?? null, me: desk.state.value.me?.name ?? null, phone: kept.phone };
  const ready = found.map((reply) => {
    const { text: said, language } = textIn(reply, chat.language);
    return { id: reply.id, shortcut: reply.shortcut, language, text: filled(said, values) };
  });
  if (asked) return <List found={ready.slice(0, BEST)} chat={chat} insert={insert} />;
  return (
    <details class="replies">
      <summary>{text.all(found.length)}</summary>
      <List found={ready} chat={chat} insert={insert} />
      <button type="button" class="link" onClick={() => (dialog.value = { kind: "replies" })}>
        {text.menu}
      </button>
    </details>
  );
}

interface ListProps {
  /** As they would stand in the message. */
  found: readonly { id: string; shortcut: string; language: Language; text: string }[];
  chat: Chat;
  insert: (text: string) => void;
}

function List({ found, chat, insert }: ListProps) {
  const { replies: text, languages } = words();
  if (found.length === 0) return null;
  return (
    <ul class="reply-list" aria-label={text.heading}>
      {found.map((reply) => (
        <li key={reply.id}>
          <p lang={reply.language}>
            <b>/{reply.shortcut}</b> {reply.text}
          </p>
          {reply.language !== chat.language && <p class="mark">{text.only(languages[reply.language])}</p>}
          <button type="button" class="quiet" data-share onClick={() => insert(reply.text)}>
            {text.insert}
            <span class="unseen">: /{reply.shortcut}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
