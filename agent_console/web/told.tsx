import { useEffect } from "preact/hooks";
import { setDuty } from "./acts";
import { useDesk } from "./desk_context";
import type { Told } from "./state";
import { words } from "./texts";
import { happeningInWords } from "./wording";

const STAYS_MS = 10_000;

export function News() {
  const { told } = useDesk().state.value;
  return (
    <section class="news" aria-label={words().told.heading} aria-live="polite">
      {told.map((one) => (
        <Item key={one.id} told={one} />
      ))}
    </section>
  );
}

function Item({ told }: { told: Told }) {
  const desk = useDesk();
  const dismiss = () => desk.hear({ what: "dismiss", id: told.id });
  // Being set to away must not go unnoticed, nor an alert.
  const missed = told.kind === "offer_closed" && told.state === "expired";
  const stays = missed || told.kind === "duty_set" || told.kind === "alert";
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(dismiss, STAYS_MS);
    return () => clearTimeout(timer);
  }, []);
  const back = () => {
    void setDuty(desk, { status: "available" });
    dismiss();
  };
  return (
    <p class={stays ? "told strong" : "told"}>
      <span>{happeningInWords(told)}</span>
      {missed && desk.state.value.me?.duty === "away" && (
        <button type="button" onClick={back}>
          {words().duty.back}
        </button>
      )}
      <button type="button" class="quiet" onClick={dismiss}>
        {words().told.dismiss}
      </button>
    </p>
  );
}
