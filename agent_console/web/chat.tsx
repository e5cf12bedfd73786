import { useEffect, useRef, useState } from "preact/hooks";
import { callSupervisor, withdrawTransfer } from "./acts";
import { Apart } from "./apart";
import { waitingSince } from "./clocks";
import { Composer } from "./composer";
import { useDesk } from "./desk_context";
import { Log } from "./log_view";
import { Notes } from "./notes";
import { type Handing, type Talk, unreadOf } from "./state";
import { words } from "./texts";
import { Ticking } from "./ticking";
import { Urgency } from "./urgency";
import { dialog, openDrawer } from "./view";
import { visitorInWords } from "./wording";

// Fetched with the first chat, so that it is there when one ends, whatever becomes of the line.
const wrapUp = () => import("./contacts/wrap_up").then(({ WrapUpForm }) => WrapUpForm);

export function ChatColumn({ talk, tabbed }: { talk: Talk; tabbed: boolean }) {
  const desk = useDesk();
  const { id } = talk.chat;
  const [notesOpen, setNotesOpen] = useState(false);
  useWhispers(talk, () => setNotesOpen(true));
  useEffect(() => void wrapUp().catch(() => {}), []);
  const attend = () => desk.hear({ what: "attend", chatId: id });
  const leave = (event: FocusEvent) => {
    const inside = (event.currentTarget as Node).contains(event.relatedTarget as Node | null);
    if (!inside) desk.hear({ what: "attend", chatId: null });
  };
  const heading = `who-${id}`;
  return (
    <section
      class="chat"
      id={`chat-${id}`}
      {...(tabbed ? { role: "tabpanel", "aria-labelledby": `tab-${id}` } : { "aria-labelledby": heading })}
      onFocusIn={attend}
      onFocusOut={leave}
      onPointerDown={attend}
    >
      <Head talk={talk} heading={heading} notesOpen={notesOpen} onNotes={() => setNotesOpen(!notesOpen)} />
      {notesOpen && <Notes talk={talk} />}
      <p class="handing" role="status">
        {talk.handing?.sure && talk.chat.state === "active" && (
          <BeingAsked talk={talk} handing={talk.handing} />
        )}
      </p>
      <Log talk={talk} />
      {talk.chat.state === "active" && <Urgency talk={talk} />}
      {talk.chat.state === "active" ? <Composer talk={talk} /> : <Apart load={wrapUp} given={{ talk }} />}
    </section>
  );
}

/** A whisper is for now: it is not left folded away. */
function useWhispers(talk: Talk, show: () => void): void {
  const whispers = talk.notes.filter((note) => note.whisper).length;
  const known = useRef(whispers);
  useEffect(() => {
    if (whispers > known.current) show();
    known.current = whispers;
  }, [whispers]);
}

function BeingAsked({ talk, handing }: { talk: Talk; handing: Handing }) {
  const desk = useDesk();
  const { chat } = words();
  const { name, reading } = handing;
  return (
    <>
      <b>{reading ? chat.readsAlong(name) : chat.beingAsked(name)}</b> {chat.staysYours}{" "}
      <button type="button" class="quiet" onClick={() => withdrawTransfer(desk, talk.chat.id)}>
        {chat.askNoLonger}
      </button>
    </>
  );
}

interface HeadProps {
  talk: Talk;
  heading: string;
  notesOpen: boolean;
  onNotes: () => void;
}

function Head({ talk, heading, notesOpen, onNotes }: HeadProps) {
  const text = words();
  const { chat } = talk;
  const since = waitingSince(talk);
  const unread = unreadOf(talk);
  const open = chat.state === "active";
  return (
    <header>
      <div class="title">
        <h2 id={heading}>
          {visitorInWords(chat)} {unread > 0 && <b class="unread">{text.chat.unread(unread)}</b>}
        </h2>
        {since && (
          <span class="waiting">
            <Ticking since={since} say={text.chat.waiting} />
          </span>
        )}
      </div>
      <p class="facts">
        {chat.name && <span>{text.roles[chat.role]}</span>}
        <span>{text.languages[chat.language]}</span>
        {chat.topic && <span>{text.topics[chat.topic]}</span>}
        {open && <Presence connected={chat.visitor_connected ?? true} />}
      </p>
      <div class="acts">
        {open && (
          <button
            type="button"
            class="quiet"
            onClick={() => openDrawer(chat.id)}
            aria-keyshortcuts="Control+K"
          >
            {text.chat.articles}
          </button>
        )}
        <button type="button" class="quiet" aria-expanded={notesOpen} onClick={onNotes}>
          {text.chat.notes}
          {talk.notes.length > 0 && ` (${talk.notes.length})`}
        </button>
        {open && <Ways chatId={chat.id} />}
      </div>
    </header>
  );
}

function Ways({ chatId }: { chatId: string }) {
  const desk = useDesk();
  const { chat } = words();
  const transfer = () => {
    // Who has a free place changes by the minute.
    void desk.sync();
    dialog.value = { kind: "transfer", chatId };
  };
  return (
    <>
      <button type="button" class="quiet" onClick={transfer}>
        {chat.transfer}
      </button>
      <button type="button" class="quiet" onClick={() => callSupervisor(desk, chatId)}>
        {chat.callSupervisor}
      </button>
      <button type="button" class="quiet" onClick={() => (dialog.value = { kind: "end", chatId })}>
        {chat.end}
      </button>
    </>
  );
}

function Presence({ connected }: { connected: boolean }) {
  const { chat } = words();
  // Nobody can say whether the visitor is there while we are not.
  if (useDesk().state.value.lost) return <span class="presence gone">{chat.weAreGone}</span>;
  return (
    <span class={connected ? "presence" : "presence gone"}>{connected ? chat.connected : chat.gone}</span>
  );
}
