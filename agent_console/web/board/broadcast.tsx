import { useRef, useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { Modal } from "../modal";
import { words } from "../texts/board";
import { newClientId, type Queue } from "../wire";
import { refusalInWords } from "../wording";

/** Something for everybody who waits, while anybody does. */
export function BroadcastToWaiting({ queue }: { queue: Queue }) {
  const { broadcast: text } = words().board;
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<number | null>(null);
  const done = (count: number) => {
    setOpen(false);
    setTold(count);
  };
  const begin = () => {
    setTold(null);
    setOpen(true);
  };
  return (
    <>
      {queue.waiting.length > 0 && (
        <button type="button" class="quiet" onClick={begin}>
          {text.open}
        </button>
      )}
      <p role="status">{told !== null && text.told(told)}</p>
      {open && <Dialog waiting={queue.waiting.length} onTold={done} onClose={() => setOpen(false)} />}
    </>
  );
}

interface DialogProps {
  waiting: number;
  onTold: (count: number) => void;
  onClose: () => void;
}

function Dialog({ waiting, onTold, onClose }: DialogProps) {
  const desk = useDesk();
  const { board, cancel } = words();
  const { broadcast: text, switch: names } = board;
  // What is sent again after no answer goes under the same id, and nobody reads it twice.
  const sent = useRef({ client_id: "", text: { en: "", es: "" } });
  const [said, setSaid] = useState({ en: "", es: "" });
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!said.en.trim() || !said.es.trim()) return setWrong(text.both);
    if (sent.current.text !== said) sent.current = { client_id: newClientId(), text: said };
    const answer = await desk.connection.ask("broadcast", sent.current);
    if (answer.ok) onTold(answer.told);
    else setWrong(refusalInWords(answer.error.code));
  };
  return (
    <Modal heading={text.heading} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <p>{text.means(waiting)}</p>
        {(["en", "es"] as const).map((language) => (
          <div key={language}>
            <label for={`broadcast-${language}`}>
              {language === "en" ? names.messageEn : names.messageEs}
            </label>
            <textarea
              id={`broadcast-${language}`}
              lang={language}
              rows={3}
              maxLength={500}
              value={said[language]}
              aria-invalid={wrong === text.both && !said[language].trim()}
              aria-describedby={wrong ? "broadcast-wrong" : undefined}
              onInput={(event) => setSaid({ ...said, [language]: event.currentTarget.value })}
            />
          </div>
        ))}
        {wrong && (
          <p class="wrong" role="alert" id="broadcast-wrong">
            {wrong}
          </p>
        )}
        <div class="row">
          <button type="submit">{text.submit}</button>
          <button type="button" class="quiet" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
