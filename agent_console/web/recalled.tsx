import { PageLink } from "./page_link";
import { words } from "./texts";
import type { Entry } from "./wire";
import { noticeInWords, timeInWords } from "./wording";

/** An article that was shared may not be relied on any more: what it was, and what the visitor was told. */
export function Recalled({ entry }: { entry: Entry }) {
  const { chat } = words();
  return (
    <article class="recall recalled">
      <Withdrawn />
      <p>
        {noticeInWords(entry)} · <time dateTime={entry.at}>{timeInWords(entry.at)}</time>
      </p>
      <PageLink address={entry.notice?.correction} says={chat.correction} />
    </article>
  );
}

/** What stands first in a notice of this, and in the card that it is about. */
export function Withdrawn() {
  return <b class="withdrawn">{words().chat.withdrawn}</b>;
}
