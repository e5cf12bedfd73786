import { useDesk } from "./desk_context";
import { KEEP, QUEUE, takersOf } from "./handing_over";
import type { Talk, Told } from "./state";
import { words } from "./texts";
import { freedomInWords, happeningInWords, visitorInWords } from "./wording";

interface LeavingChatProps {
  talk: Talk;
  chosen: Record<string, string>;
  choose: (to: string) => void;
  refused: string | undefined;
}

/** One chat of somebody who leaves: to whom it goes, and with which note. */
export function LeavingChat({ talk, chosen, choose, refused }: LeavingChatProps) {
  const { state } = useDesk();
  const { chat: say, leaving, optional, transfer } = words();
  const { chat, handing } = talk;
  const to = chosen[chat.id] ?? KEEP;
  const takers = handing ? [] : takersOf(talk, state.value.colleagues, chosen);
  const said = refused ?? answerTold(talk, state.value.told);
  return (
    <fieldset class="leaver">
      <legend>{visitorInWords(chat)}</legend>
      <label class="unseen" for={`to-${chat.id}`}>
        {leaving.what(visitorInWords(chat))}
      </label>
      <select id={`to-${chat.id}`} value={to} onChange={(event) => choose(event.currentTarget.value)}>
        <option value={KEEP}>{handing ? say.beingAsked(handing.name) : leaving.keep}</option>
        {takers.map((one) => (
          <option key={one.id} value={one.id}>
            {leaving.to(one.name, freedomInWords(one, chat))}
          </option>
        ))}
        <option value={QUEUE}>{transfer.queue}</option>
      </select>
      {to !== KEEP && (
        <>
          <label for={`note-${chat.id}`}>
            {transfer.note} <small>({optional})</small>
          </label>
          <textarea id={`note-${chat.id}`} name={`note-${chat.id}`} rows={2} maxLength={4000} />
        </>
      )}
      {said && (
        <p class="wrong" role="alert">
          {said}
        </p>
      )}
    </fieldset>
  );
}

/** What the colleague who was asked from here answered, in words; the page's news lie under the dialog. */
function answerTold(talk: Talk, told: readonly Told[]): string | null {
  if (talk.handing) return null;
  const answer = told.find((one) => one.kind === "not_handed" && one.visitor.id === talk.chat.id);
  return answer ? happeningInWords(answer) : null;
}
