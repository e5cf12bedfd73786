import { filled, matching, textIn, useReplies } from "./canned_replies";
import { useDesk } from "./desk_context";
import { words } from "./texts";
import { dialog } from "./view";
import type { CannedReply, Chat } from "./wire";

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
  const put = (reply: CannedReply) => {
    const values = { visitor: chat.name ?? null, me: desk.state.value.me?.name ?? null, phone: kept.phone };
    insert(filled(textIn(reply, chat.language).text, values));
  };
  if (asked) return <List found={found.slice(0, BEST)} chat={chat} put={put} />;
  return (
    <details class="replies">
      <summary>{text.all(found.length)}</summary>
      <List found={found} chat={chat} put={put} />
      <button type="button" class="link" onClick={() => (dialog.value = { kind: "replies" })}>
        {text.menu}
      </button>
    </details>
  );
}

interface ListProps {
  found: readonly CannedReply[];
  chat: Chat;
  put: (reply: CannedReply) => void;
}

function List({ found, chat, put }: ListProps) {
  const { replies: text, languages } = words();
  if (found.length === 0) return null;
  return (
    <ul class="reply-list" aria-label={text.heading}>
      {found.map((reply) => {
        const said = textIn(reply, chat.language);
        return (
          <li key={reply.id}>
            <p lang={said.language}>
              <b>/{reply.shortcut}</b> {said.text}
            </p>
            {said.language !== chat.language && <p class="mark">{text.only(languages[said.language])}</p>}
            <button type="button" class="quiet" data-share onClick={() => put(reply)}>
              {text.insert}
              <span class="unseen">: /{reply.shortcut}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
