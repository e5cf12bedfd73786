import { charactersLeft } from "./composer";
import { useDesk } from "./desk_context";
import { sends } from "./keys";
import type { Talk } from "./state";
import { words } from "./texts";
import { timeInWords } from "./wording";

/** What colleagues tell each other about a chat. It looks like nothing that a visitor gets. */
export function Notes({ talk }: { talk: Talk }) {
  const { chat } = words();
  const heading = `notes-${talk.chat.id}`;
  return (
    <section class="notes" aria-labelledby={heading}>
      <h3 id={heading}>
        {chat.notes} <small>{chat.notesHint}</small>
      </h3>
      <ul>
        <FiledNotes notes={talk.notes} />
        {unsent(talk).map((item) => (
          <UnsentNote key={item.clientId} talk={talk} clientId={item.clientId} />
        ))}
      </ul>
      <NewNote chatId={talk.chat.id} />
    </section>
  );
}

export function FiledNotes({ notes }: { notes: Talk["notes"] }) {
  const { chat } = words();
  return (
    <>
      {notes.map((note) => (
        <li key={note.id} class={note.whisper ? "whispered" : ""}>
          <b>{note.whisper ? chat.whisper(note.author.name) : note.author.name}</b>{" "}
          <time dateTime={note.at}>{timeInWords(note.at)}</time>
          <p>{note.text}</p>
        </li>
      ))}
    </>
  );
}

/** What has come back from the server is no longer on its way, whether or not its answer has come too. */
function unsent(talk: Talk) {
  const there = new Set(talk.notes.map((note) => note.client_id));
  return talk.outgoingNotes.filter((item) => !there.has(item.clientId));
}

function UnsentNote({ talk, clientId }: { talk: Talk; clientId: string }) {
  const conversation = useDesk().conversation(talk.chat.id);
  const text = words().chat;
  const item = talk.outgoingNotes.find((one) => one.clientId === clientId);
  if (!item) return null;
  return (
    <li class="unsent">
      <p>{item.message}</p>
      <small>{text.delivery[item.delivery]}</small>
      {item.delivery === "refused" && (
        <span class="row">
          <button type="button" onClick={() => conversation?.retry(clientId)}>
            {text.retry}
          </button>
          <button type="button" class="quiet" onClick={() => conversation?.discard(clientId)}>
            {text.discard}
          </button>
        </span>
      )}
    </li>
  );
}

function NewNote({ chatId }: { chatId: string }) {
  const desk = useDesk();
  const { chat } = words();
  const draft = desk.draft(`${chatId}/note`);
  const id = `note-${chatId}`;
  const add = (event: Event) => {
    event.preventDefault();
    if (!draft.value.trim() || charactersLeft(draft.value) < 0) return;
    desk.conversation(chatId)?.addNote(draft.value);
    draft.value = "";
  };
  return (
    <form onSubmit={add}>
      <label class="unseen" for={id}>
        {chat.noteLabel} ({chat.notesHint})
      </label>
      <textarea
        id={id}
        rows={1}
        placeholder={chat.noteLabel}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => sends(event) && add(event)}
      />
      <button type="submit" class="quiet">
        {chat.addNote}
      </button>
    </form>
  );
}
