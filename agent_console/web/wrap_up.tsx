import { useState } from "preact/hooks";
import { wrapUp } from "./acts";
import { Choice } from "./choice";
import { useDesk } from "./desk_context";
import type { Talk } from "./state";
import { words } from "./texts";
import { Ticking } from "./ticking";
import type { ContactRecord } from "./wire";

type Kind = ContactRecord["contact_type"];
type Topic = ContactRecord["topics"][number];

/** The contact record: it frees the place for the next visitor. */
export function WrapUpForm({ talk }: { talk: Talk }) {
  const desk = useDesk();
  const { chat } = talk;
  const text = words().wrapUp;
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const record = readRecord(form);
    setMissing(!record);
    if (!record) return form.querySelector<HTMLElement>("select:has(option[value='']:checked)")?.focus();
    setBusy(true);
    const answer = await wrapUp(desk, chat.id, record);
    setBusy(false);
    setFailed(!answer.ok);
  };
  const id = (name: string) => `${name}-${chat.id}`;
  return (
    <form class="wrap-up" aria-labelledby={id("wrap-up")} onSubmit={submit} noValidate>
      <h3 id={id("wrap-up")}>{text.heading}</h3>
      <p>
        {text.ended} {chat.ended_at && <Ticking since={chat.ended_at} say={text.limit} />}
      </p>
      {(missing || failed) && (
        <p class="wrong" role="alert">
          {missing ? text.missing : text.failed}
        </p>
      )}
      <div class="pair">
        <Choice
          name="contact_type"
          id={id("kind")}
          label={text.contactType}
          options={text.contactTypes}
          missing={missing}
        />
        <Choice
          name="outcome"
          id={id("outcome")}
          label={text.outcome}
          options={text.outcomes}
          missing={missing}
        />
        <Choice
          name="relation"
          id={id("relation")}
          label={text.relation}
          options={words().roles}
          value={chat.role}
        />
      </div>
      <Topics chosen={chat.topic} />
      <label for={id("text")}>
        {text.text} <small>({words().optional})</small>
      </label>
      <textarea id={id("text")} name="text" rows={2} maxLength={4000} aria-describedby={id("hint")} />
      <small id={id("hint")}>{text.textHint}</small>
      <p class="file">
        <button type="submit" disabled={busy}>
          {text.submit}
        </button>
      </p>
    </form>
  );
}

function Topics({ chosen }: { chosen: Topic | null }) {
  return (
    <fieldset class="topics">
      <legend>{words().wrapUp.topics}</legend>
      {Object.entries(words().topics).map(([topic, name]) => (
        <label key={topic}>
          <input type="checkbox" name="topics" value={topic} defaultChecked={topic === chosen} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** The record as it was filled in, or null where a choice is missing. */
export function readRecord(form: HTMLFormElement): ContactRecord | null {
  const data = new FormData(form);
  const contact_type = String(data.get("contact_type") ?? "") as Kind;
  const outcome = String(data.get("outcome") ?? "") as ContactRecord["outcome"];
  if (!contact_type || !outcome) return null;
  return {
    contact_type,
    outcome,
    relation: String(data.get("relation")) as ContactRecord["relation"],
    topics: data.getAll("topics") as Topic[],
    text: String(data.get("text") ?? "").trim() || null,
  };
}
