import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ChatColumn } from "./chat";
import { waitingSince } from "./clocks";
import { useDesk } from "./desk_context";
import { SoundCheck } from "./sound_check";
import { type Talk, unreadOf } from "./state";
import { words } from "./texts";
import { Ticking } from "./ticking";
import { selected } from "./view";
import type { Me } from "./wire";
import { visitorInWords } from "./wording";

const COLUMN_PX = 340;

/** All chats side by side where there is room, else one of them behind tabs. */
export function ChatsView() {
  const { talks, me } = useDesk().state.value;
  const [box, width] = useWidth();
  const fits = talks.length * COLUMN_PX <= width || talks.length < 2;
  const front = talks.find((talk) => talk.chat.id === selected.value) ?? talks[0];
  return (
    <div class="chats" ref={box}>
      {me && talks.length === 0 && <NoChats me={me} />}
      {!fits && front && <Tabs talks={talks} front={front} />}
      <div class={fits ? "columns" : "columns one"}>
        {(fits ? talks : front ? [front] : []).map((talk) => (
          <ChatColumn key={talk.chat.id} talk={talk} tabbed={!fits} />
        ))}
      </div>
    </div>
  );
}

function NoChats({ me }: { me: Me }) {
  const [heading, text] = words().empty[me.duty];
  return (
    <section class="nothing">
      <h2>{heading}</h2>
      <p>{text}</p>
      <SoundCheck />
    </section>
  );
}

function Tabs({ talks, front }: { talks: readonly Talk[]; front: Talk }) {
  const list = useRef<HTMLDivElement>(null);
  // On a phone the tab in front may lie beyond the edge.
  useLayoutEffect(() => {
    const tab = list.current?.children[talks.indexOf(front)];
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [front.chat.id]);
  const moved = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const place = (talks.indexOf(front) + step + talks.length) % talks.length;
    selected.value = talks[place]?.chat.id ?? null;
    (list.current?.children[place] as HTMLElement | undefined)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={words().chat.chats} ref={list} onKeyDown={moved}>
      {talks.map((talk) => (
        <Tab key={talk.chat.id} talk={talk} inFront={talk === front} />
      ))}
    </div>
  );
}

function Tab({ talk, inFront }: { talk: Talk; inFront: boolean }) {
  const { id } = talk.chat;
  const unread = unreadOf(talk);
  const since = waitingSince(talk);
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${id}`}
      aria-selected={inFront}
      aria-controls={inFront ? `chat-${id}` : undefined}
      tabIndex={inFront ? 0 : -1}
      onClick={() => {
        selected.value = id;
      }}
    >
      <span>{visitorInWords(talk.chat)}</span>
      {unread > 0 && <b class="unread">{words().chat.unread(unread)}</b>}
      {since && <Ticking since={since} />}
    </button>
  );
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}
