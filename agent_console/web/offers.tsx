import { useState } from "preact/hooks";
import { acceptOffer, declineOffer, readBefore } from "./acts";
import { Apart } from "./apart";
import { secondsUntil } from "./clocks";
import { useDesk } from "./desk_context";
import { words } from "./texts";
import { Ticking } from "./ticking";
import { focusComposer, now, selected } from "./view";
import type { Offer } from "./wire";
import { timeInWords, visitorInWords } from "./wording";

const readingBefore = () => import("./reading_before").then(({ ReadingBefore }) => ReadingBefore);

/** Above everything else, without taking the focus from a sentence that is being written. */
export function Offers() {
  const { offers } = useDesk().state.value;
  return (
    <>
      <p class="unseen" role="alert">
        {offers[0] && words().offers.isOffered(visitorInWords(offers[0].chat))}
      </p>
      {offers.length > 0 && (
        <section class="offers" aria-label={words().offers.heading}>
          {offers.map((offer) => (
            <OfferCard key={offer.offer_id} offer={offer} />
          ))}
        </section>
      )}
    </>
  );
}

function OfferCard({ offer }: { offer: Offer }) {
  const desk = useDesk();
  const [asking, setAsking] = useState(false);
  const text = words();
  const { chat } = offer;
  const accept = async () => {
    setAsking(true);
    const taken = await acceptOffer(desk, offer.offer_id);
    setAsking(false);
    if (!taken) return;
    selected.value = taken.id;
    focusComposer(taken.id);
  };
  const decline = async () => {
    setAsking(true);
    await declineOffer(desk, offer.offer_id);
    setAsking(false);
  };
  return (
    <article class={offer.reading ? "offer reading" : "offer"}>
      <div class="who">
        <h2>{visitorInWords(chat)}</h2>
        <p>
          {chat.name && <span>{text.roles[chat.role]}</span>}
          <span>{text.languages[chat.language]}</span>
          {chat.topic && <span>{text.topics[chat.topic]}</span>}
          {chat.state === "active" && chat.specialist && (
            <b>{text.offers.transferred(chat.specialist.name)}</b>
          )}
          <Ticking since={chat.queued_at} say={text.offers.waited} />
        </p>
      </div>
      {offer.reading ? (
        <Apart load={readingBefore} given={{ offer }} />
      ) : (
        <>
          <Said offer={offer} />
          <Told offer={offer} />
        </>
      )}
      <div class="answer">
        <Countdown expiresAt={offer.expires_at} key={offer.expires_at} />
        <button type="button" disabled={asking} onClick={accept} aria-keyshortcuts="Alt+A">
          {text.offers.accept} <kbd>Alt A</kbd>
        </button>
        <button type="button" class="quiet" disabled={asking} onClick={decline} aria-keyshortcuts="Alt+D">
          {text.offers.decline} <kbd>Alt D</kbd>
        </button>
        {offer.warm && !offer.reading && (
          <button type="button" class="quiet" onClick={() => readBefore(desk, offer.offer_id)}>
            {text.offers.read}
          </button>
        )}
      </div>
    </article>
  );
}

function Said({ offer }: { offer: Offer }) {
  const { offers } = words();
  const said = offer.entries.filter((entry) => entry.text || entry.article || entry.resource);
  if (said.length === 0) return <p class="said">{offers.nothingSaid}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="said" aria-label={offers.entries} tabIndex={0}>
      {said.map((entry) => (
        <p key={entry.seq} lang={offer.chat.language}>
          <small>{timeInWords(entry.at)}</small> {entry.text ?? entry.article?.title ?? entry.resource?.name}
        </p>
      ))}
    </section>
  );
}

/** What the colleague who hands it over says of it. */
function Told({ offer }: { offer: Offer }) {
  const { chat, offers } = words();
  if (!offer.notes?.length) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="said noted" aria-label={offers.notes} tabIndex={0}>
      {offer.notes.map((note) => (
        <p key={note.id}>
          <small>
            {note.whisper ? chat.whisper(note.author.name) : note.author.name} {timeInWords(note.at)}
          </small>{" "}
          {note.text}
        </p>
      ))}
    </section>
  );
}

function Countdown({ expiresAt }: { expiresAt: string }) {
  // The whole of the bar is what was left when the offer was first seen.
  const [whole] = useState(() => Math.max(1, secondsUntil(expiresAt, now.peek())));
  const left = secondsUntil(expiresAt, now.value);
  return (
    <p class={left <= 10 ? "countdown short" : "countdown"}>
      <progress max={whole} value={Math.min(left, whole)} aria-hidden="true" />
      <span role="timer">{words().offers.left(left)}</span>
    </p>
  );
}
