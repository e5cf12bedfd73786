import { useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ArticleDraft, DraftFlag, WireError } from "../wire";
import { refusalInWords } from "./article_words";

/** The id of their heading. */
export const FLAGS = "flags-heading";

/** Words that look garbled, each to be changed or accepted. */
export function Flags({ named, draft }: { named: Named; draft: ArticleDraft }) {
  const { flags: text } = articleWords();
  const { connection } = useDesk();
  const [wrong, setWrong] = useState<WireError>();
  const accept = async ({ kind, text: said }: DraftFlag) => {
    const answer = await connection.ask("accept_flag", {
      ...named,
      version: draft.version,
      kind,
      text: said,
    });
    setWrong(answer.ok ? undefined : answer.error);
  };
  return (
    <section aria-labelledby={FLAGS}>
      <h3 id={FLAGS}>{text.heading}</h3>
      <p class="hint">{draft.open_flags > 0 ? text.means : text.settled}</p>
      <ul class="flags">
        {draft.flags.map((flag) => (
          <Flag key={`${flag.kind} ${flag.text}`} flag={flag} accept={() => void accept(flag)} />
        ))}
      </ul>
      {wrong && (
        <p class="wrong" role="alert">
          {refusalInWords(wrong)}
        </p>
      )}
    </section>
  );
}

function Flag({ flag, accept }: { flag: DraftFlag; accept: () => void }) {
  const { flags: text } = articleWords();
  return (
    <li>
      <q>{flag.text}</q>
      {flag.lines.length > 0 && <small>{text.lines(flag.lines.join(", "))}</small>}
      {flag.state === "accepted" && <small>{text.accepted(flag.by ?? "")}</small>}
      {flag.state === "resolved" && <small>{text.resolved(flag.by ?? "")}</small>}
      {flag.state === "open" && (
        <button type="button" class="quiet small" aria-label={text.acceptNamed(flag.text)} onClick={accept}>
          {text.accept}
        </button>
      )}
    </li>
  );
}
