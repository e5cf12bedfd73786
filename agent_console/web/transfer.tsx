import { useState } from "preact/hooks";
import { transferChat } from "./acts";
import { Choice } from "./choice";
import { useDesk } from "./desk_context";
import { closeDialog, Modal } from "./modal";
import type { Talk } from "./state";
import { words } from "./texts";
import type { Chat, Colleague, TransferTarget } from "./wire";
import { canTake, freedomInWords, refusalInWords, visitorInWords } from "./wording";

const QUEUE = "queue";

export function Transfer({ talk }: { talk: Talk }) {
  const desk = useDesk();
  const { chat } = talk;
  const { transfer, cancel } = words();
  const [chosen, setChosen] = useState<string>("");
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const note = String(form.get("note") ?? "").trim();
    const to = chosen === QUEUE ? toQueue(form, chat) : { specialist_id: chosen };
    const warm = form.get("warm") !== null;
    const answer = await transferChat(desk, {
      ...{ chat_id: chat.id, to },
      ...(note && { note }),
      ...(warm && { warm }),
    });
    if (answer.ok) return closeDialog();
    setRefused(answer.error.code === "conflict" ? transfer.conflict : refusalInWords(answer.error.code));
    void desk.sync();
  };
  return (
    <Modal heading={transfer.heading(visitorInWords(chat))}>
      <form class="transfer" onSubmit={submit}>
        <People chat={chat} chosen={chosen} choose={setChosen} />
        {chosen === QUEUE && <QueueChoices />}
        {chosen && chosen !== QUEUE && (
          <label class="tick">
            <input type="checkbox" name="warm" />
            <span>
              {transfer.warm} <small>{transfer.warmHint}</small>
            </span>
          </label>
        )}
        <label for="transfer-note">
          {transfer.note} <small>({words().optional})</small>
        </label>
        <textarea id="transfer-note" name="note" rows={2} maxLength={4000} />
        {refused && (
          <p class="wrong" role="alert">
            {refused}
          </p>
        )}
        <div class="row">
          <button type="submit" disabled={!chosen}>
            {transfer.submit}
          </button>
          <button type="button" class="quiet" onClick={closeDialog}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function toQueue(form: FormData, chat: Chat): TransferTarget {
  const language = form.get("language") as Chat["language"] | "" | null;
  const topic = form.get("topic") as Chat["topic"] | "";
  return {
    queue: true,
    ...(language && language !== chat.language && { language }),
    ...(topic && topic !== chat.topic && { topic }),
  };
}

interface PeopleProps {
  chat: Chat;
  chosen: string;
  choose: (id: string) => void;
}

function People({ chat, chosen, choose }: PeopleProps) {
  const { state } = useDesk();
  const { transfer } = words();
  const others = state.value.colleagues.filter((one) => one.id !== state.value.me?.id);
  const can = (one: Colleague) => canTake(one, chat);
  const sorted = [...others].sort((a, b) => Number(can(b)) - Number(can(a)) || a.name.localeCompare(b.name));
  return (
    <fieldset class="people">
      <legend>{transfer.to}</legend>
      {sorted.map((one) => (
        <label key={one.id} class={can(one) ? "" : "cannot"}>
          <input
            type="radio"
            name="to"
            checked={chosen === one.id}
            disabled={!can(one)}
            onChange={() => choose(one.id)}
          />
          <span>
            {one.name} <small>{freedomInWords(one, chat)}</small>
          </span>
        </label>
      ))}
      {!others.some(can) && <p class="hint">{transfer.nobody}</p>}
      <label>
        <input type="radio" name="to" checked={chosen === QUEUE} onChange={() => choose(QUEUE)} />
        <span>
          {transfer.queue} <small>{transfer.queueHint}</small>
        </span>
      </label>
    </fieldset>
  );
}

function QueueChoices() {
  const { transfer, languages, topics } = words();
  return (
    <div class="pair">
      <Choice
        id="transfer-language"
        name="language"
        label={transfer.language}
        options={languages}
        none={transfer.asIs}
      />
      <Choice id="transfer-topic" name="topic" label={transfer.topic} options={topics} none={transfer.asIs} />
    </div>
  );
}
