import { useId, useState } from "preact/hooks";
import { useDesk } from "./desk_context";
import { Modal } from "./modal";
import { words } from "./texts";
import type { CannedReply, Replies, WireError } from "./wire";
import { refusalInWords } from "./wording";

interface ReplyFormProps {
  /** Null: a new one. */
  reply: CannedReply | null;
  /** Whether they may write for everybody. */
  keeper: boolean;
  onSaved: (replies: Replies) => void;
  onCancel: () => void;
}

export function ReplyForm({ reply, keeper, onSaved, onCancel }: ReplyFormProps) {
  const desk = useDesk();
  const { replies: text, cancel, languages, optional } = words();
  const [wrong, setWrong] = useState<WireError | null>(null);
  const id = useId();
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const inLanguage = (language: string) => String(said.get(language) ?? "").trim() || null;
    const answer = await desk.connection.ask("save_reply", {
      id: reply?.id ?? null,
      shortcut: String(said.get("shortcut")).trim().replace(/^\//, "").toLowerCase(),
      shared: said.get("shared") === "on",
      texts: { en: inLanguage("en"), es: inLanguage("es") },
    });
    if (answer.ok) onSaved(answer);
    else setWrong(answer.error);
  };
  const field = wrong?.field?.split(".")[0];
  const told = { "aria-describedby": wrong ? `${id}-wrong` : `${id}-hint` };
  return (
    <Modal heading={reply ? text.editing(reply.shortcut) : text.adding} onClose={onCancel}>
      <form onSubmit={save} noValidate>
        <label for={`${id}-shortcut`}>{text.shortcut}</label>
        <input
          id={`${id}-shortcut`}
          name="shortcut"
          maxLength={33}
          autocomplete="off"
          autocapitalize="off"
          defaultValue={reply ? reply.shortcut : ""}
          aria-invalid={field === "shortcut"}
          {...told}
        />
        <small>{text.shortcutHint}</small>
        {(["en", "es"] as const).map((language) => (
          <div key={language}>
            <label for={`${id}-${language}`}>
              {text.text(languages[language])} <small>({optional})</small>
            </label>
            <textarea
              id={`${id}-${language}`}
              name={language}
              lang={language}
              rows={4}
              maxLength={4000}
              defaultValue={reply?.texts[language] ?? ""}
              aria-invalid={field === "texts"}
              {...told}
            />
          </div>
        ))}
        <small id={`${id}-hint`}>{text.variables}</small>
        {keeper && (
          <label class="tick">
            <input type="checkbox" name="shared" defaultChecked={reply?.shared ?? false} />
            {text.forEverybody}
          </label>
        )}
        {wrong && (
          <p class="wrong" role="alert" id={`${id}-wrong`}>
            {wrongInWords(wrong)}
          </p>
        )}
        <div class="row">
          <button type="submit">{text.save}</button>
          <button type="button" class="quiet" onClick={onCancel}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function wrongInWords(error: WireError): string {
  const { replies: text } = words();
  const field = error.field?.split(".")[0];
  if (error.code === "conflict") return text.taken;
  if (field === "shortcut") return text.shortcutHint;
  if (field === "texts") return text.wrongText;
  return refusalInWords(error.code);
}
