import { useEffect, useMemo } from "preact/hooks";
import { useDesk } from "./desk_context";
import { Log } from "./log_view";
import { FiledNotes } from "./notes";
import { ReadAlong } from "./read_along";
import { words } from "./texts";
import { contactWords } from "./texts/contacts";
import type { Offer } from "./wire";

class ReadBefore extends ReadAlong {
  offerId = "";

  protected ask() {
    return this.desk.connection.ask("read_before", { offer_id: this.offerId });
  }
}

/** What a colleague hands over, as it goes on: read before one answers. */
export function ReadingBefore({ offer }: { offer: Offer }) {
  const desk = useDesk();
  const { reading: text } = contactWords();
  const reading = useMemo(() => {
    const before = new ReadBefore(desk, offer.chat.id);
    before.offerId = offer.offer_id;
    return before;
  }, [desk, offer.offer_id]);
  useEffect(() => {
    void reading.begin();
    return () => reading.end();
  }, [reading]);
  const talk = reading.talk.value;
  return (
    <div class="watching before">
      <p class={reading.refused.value ? "wrong" : "hint"} role="status">
        {reading.refused.value ? text.failed : text.log}
      </p>
      {talk && (
        <div class="beside">
          <Log talk={talk} />
          <section class="notes" aria-label={words().offers.notes}>
            <h3>
              {words().chat.notes} <small>{words().chat.notesHint}</small>
            </h3>
            <ul>
              <FiledNotes notes={talk.notes} />
            </ul>
          </section>
        </div>
      )}
    </div>
  );
}
