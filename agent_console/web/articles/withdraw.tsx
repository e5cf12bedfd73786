import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { Modal } from "../modal";
import { words } from "../texts";
import { articleWords } from "../texts/articles";
import type { ShelvedArticle, WireError } from "../wire";
import { refusalInWords, tongueOf } from "./article_words";
import { Pair } from "./pair";
import { useVersion } from "./reading";

export type OneVersion = Pick<ShelvedArticle, "slug" | "language" | "version" | "title">;

interface WithdrawProps {
  article: OneVersion;
  /** `done`: it is withdrawn. */
  onClose: (done: boolean) => void;
}

/** Says first what it means and whom it reaches, and afterwards how many had it. */
export function Withdraw({ article, onClose }: WithdrawProps) {
  const { withdraw: text } = articleWords();
  const [had, setHad] = useState<number | null>(null);
  const name = text.of(article.title, tongueOf(article), article.version);
  if (had === null) return <Ask article={article} name={name} onClose={onClose} onDone={setHad} />;
  return (
    <Modal heading={text.done} onClose={() => onClose(true)}>
      <p role="status">
        {name} {text.had(had)}
      </p>
      <div class="row">
        <button type="button" onClick={() => onClose(true)}>
          {words().close}
        </button>
      </div>
    </Modal>
  );
}

interface AskProps extends WithdrawProps {
  name: string;
  onDone: (had: number) => void;
}

function Ask({ article, name, onClose, onDone }: AskProps) {
  const { withdraw: text } = articleWords();
  const { connection } = useDesk();
  const [wrong, setWrong] = useState<WireError>();
  const busy = useRef(false);
  const { slug, language, version } = article;
  const submit = async (reason: string) => {
    if (busy.current) return;
    busy.current = true;
    const answer = await connection.ask("withdraw_article", { slug, language, version, reason });
    busy.current = false;
    if (answer.ok) onDone(answer.chats);
    else setWrong(answer.error);
  };
  return (
    <Modal heading={text.heading} onClose={() => onClose(false)}>
      <p>{name}</p>
      <ul>
        {text.means.map((one) => (
          <li key={one}>{one}</li>
        ))}
        <Reach article={article} />
        <Pair named={article} />
      </ul>
      <ReasonForm onSaid={(reason) => void submit(reason)} onClose={() => onClose(false)}>
        {wrong && (
          <p class="wrong" role="alert">
            {refusalInWords(wrong)}
          </p>
        )}
      </ReasonForm>
    </Modal>
  );
}

function Reach({ article }: { article: OneVersion }) {
  const { withdraw: text } = articleWords();
  const { read, failed } = useVersion(article, article.version);
  const open = read && (read.open_chats === 0 ? text.nobody : text.open(read.open_chats));
  return <li aria-live="polite">{open ?? (failed ? text.unknown : text.counting)}</li>;
}

interface ReasonFormProps {
  onSaid: (reason: string) => void;
  onClose: () => void;
  children: ComponentChildren;
}

function ReasonForm({ onSaid, onClose, children }: ReasonFormProps) {
  const { withdraw: text } = articleWords();
  const [missing, setMissing] = useState(false);
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget as HTMLFormElement).get("reason")).trim();
    setMissing(!reason);
    if (reason) onSaid(reason);
    else document.getElementById(id)?.focus();
  };
  return (
    <form class="hours-form" onSubmit={submit} noValidate>
      <div>
        <label for={id}>{text.reason}</label>
        <textarea
          id={id}
          name="reason"
          rows={2}
          maxLength={200}
          required
          aria-invalid={missing}
          aria-describedby={`${id}-hint`}
        />
        <p class={missing ? "wrong" : "hint"} id={`${id}-hint`}>
          {text.reasonHint}
        </p>
      </div>
      {children}
      <div class="row">
        <button type="submit">{text.save}</button>
        <button type="button" class="quiet" onClick={onClose}>
          {words().cancel}
        </button>
      </div>
    </form>
  );
}
