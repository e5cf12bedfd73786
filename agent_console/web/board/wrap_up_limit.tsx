import { useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { contactWords } from "../texts/contacts";
import type { Queue } from "../wire";
import { refusalInWords } from "../wording";

const MINUTES = [1, 2, 3, 5, 8, 10, 15, 20, 30, 60];
const BY_SETTING = "setting";

function lasts(seconds: number): string {
  const { limit } = contactWords();
  return seconds % 60 ? limit.seconds(seconds) : limit.minutes(seconds / 60);
}

/** How long a specialist has for the record of a chat. */
export function WrapUpLimit({ queue }: { queue: Queue }) {
  const desk = useDesk();
  const { limit: text } = contactWords();
  const { set_s, by_setting_s } = queue.wrap_up_limit;
  const stands = set_s === null ? BY_SETTING : String(set_s);
  const [chosen, setChosen] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const values = [...new Set([...MINUTES.map((one) => one * 60), ...(set_s === null ? [] : [set_s])])];
  const set = async (event: Event) => {
    event.preventDefault();
    if (chosen === null) return;
    const seconds = chosen === BY_SETTING ? null : Number(chosen);
    const answer = await desk.connection.ask("set_wrap_up_limit", { seconds });
    setFailed(answer.ok ? null : refusalInWords(answer.error.code));
    if (!answer.ok) return;
    setChosen(null);
    desk.hear({ what: "queue", queue: answer.queue });
  };
  return (
    <section class="panel" aria-labelledby="limit-heading">
      <h2 id="limit-heading">{text.heading}</h2>
      <p>
        <b>{lasts(set_s ?? by_setting_s)}</b> {text.means}
      </p>
      <form class="limit" onSubmit={set}>
        <label for="limit">{text.from}</label>
        <select
          id="limit"
          value={chosen ?? stands}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value={BY_SETTING}>{text.bySetting(lasts(by_setting_s))}</option>
          {values
            .sort((a, b) => a - b)
            .map((seconds) => (
              <option key={seconds} value={String(seconds)}>
                {lasts(seconds)}
              </option>
            ))}
        </select>
        <button type="submit" class="quiet" disabled={chosen === null || chosen === stands}>
          {text.set}
        </button>
      </form>
      {failed && (
        <p class="wrong" role="alert">
          {failed}
        </p>
      )}
    </section>
  );
}
