import type { Entry } from "../wire";
import { noticeInWords } from "./entry_words";
import type { Face } from "./face";
import { NewTab } from "./new_tab";
import { PhoneLink } from "./phone_card";
import { articlePath } from "./safe_links";

interface RecalledProps extends Pick<Face, "state" | "words"> {
  entry: Entry;
}

/** An article that was shared may not be relied on any more: what it was, and what to do now. */
export function Recalled({ entry, state, words }: RecalledProps) {
  const { name = "", correction } = entry.notice ?? {};
  return (
    <div class="notice recalled">
      <b>{words.withdrawn}</b>
      <p>{noticeInWords(entry, words)}</p>
      <PhoneLink state={state} words={words} />
      <NewTab href={articlePath(correction)} says={words.correction} name={name} words={words} />
    </div>
  );
}
