import { useId, useState } from "preact/hooks";
import { previewAvailability } from "../../acts";
import { Choice } from "../../choice";
import { useDesk } from "../../desk_context";
import { words } from "../../texts/board";
import type { CalendarDraft, Preview, WireError } from "../../wire";
import { instantThere, previewInWords } from "./hours_words";
import { Wrong, type WrongField, wrongAt, wrongOf } from "./wrong";
import { ZoneField } from "./zone_field";

const DRAFT = "draft.";

interface PreviewFormProps {
  /** The zone to begin with. */
  zone: string;
  /** A week that is not saved yet, as it stands when asked: what if it were? */
  draft?: () => CalendarDraft;
  /** What is wrong with that week, with its field; null: nothing. */
  onDraftWrong?: (error: WireError | null) => void;
}

/** What a visitor would see at some time, in some language, in some zone. */
export function PreviewForm({ zone: first, draft, onDraftWrong }: PreviewFormProps) {
  const desk = useDesk();
  const { hours, languages, board } = words();
  const { preview: text } = hours;
  const [zone, setZone] = useState(first);
  const [seen, setSeen] = useState<Preview | null>(null);
  const [wrong, setWrong] = useState<WrongField | null>(null);
  const id = useId();
  const ask = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    // The browser's field gives local time without a zone.
    const at = new Date(String(said.get("at")));
    const answer = await previewAvailability(desk, {
      at: Number.isNaN(at.getTime()) ? "" : at.toISOString(),
      language: said.get("language") === "es" ? "es" : "en",
      zone: zone.trim() || null,
      ...(draft && { draft: draft() }),
    });
    setSeen(answer.ok ? answer.preview : null);
    const error = answer.ok ? null : answer.error;
    const ofDraft = error?.field?.startsWith(DRAFT)
      ? { ...error, field: error.field.slice(DRAFT.length) }
      : null;
    onDraftWrong?.(ofDraft);
    setWrong(error && !ofDraft ? wrongOf(id, error) : null);
  };
  return (
    <form class="preview" onSubmit={ask} noValidate>
      <h3>{text.heading}</h3>
      {draft && <p class="hint">{text.unsaved}</p>}
      <div class="pair">
        <div>
          <label for={`${id}-at`}>{text.at}</label>
          <input
            id={`${id}-at`}
            name="at"
            type="datetime-local"
            defaultValue={localNow(desk.clock.now())}
            {...wrongAt(wrong, "at")}
          />
          <Wrong wrong={wrong} fields={["at"]} />
        </div>
        <Choice id={`${id}-language`} name="language" label={board.language} options={languages} value="en" />
        <div>
          <ZoneField label={text.zone} value={zone} change={setZone} wrong={wrong} />
        </div>
      </div>
      <Wrong wrong={wrong} fields={["at", "zone"]} rest />
      <button type="submit" class="quiet">
        {text.act}
      </button>
      <div role="status">{seen && <Seen preview={seen} />}</div>
    </form>
  );
}

function Seen({ preview }: { preview: Preview }) {
  const { preview: text } = words().hours;
  const [first, ...rest] = previewInWords(preview);
  return (
    <div class={preview.availability.channel === "chat" ? "seen good" : "seen"}>
      <p>{text.shown(instantThere(preview.at, preview.zone), preview.zone)}</p>
      <p>
        <b>{first}</b> {rest.join(" ")}
      </p>
      <p class="hint">{text.assumes}</p>
    </div>
  );
}

/** Now, as the browser's field wants it: local time to the minute. */
function localNow(now: number): string {
  const shifted = now - new Date(now).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
}
