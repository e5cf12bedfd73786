import { setDuty } from "./acts";
import { useDesk } from "./desk_context";
import { conversationsOf } from "./state";
import { words } from "./texts";
import { Ticking } from "./ticking";
import { dialog } from "./view";
import type { Me } from "./wire";
import { reasonInWords } from "./wording";

const DUTIES = ["available", "away", "off"] as const;
const REASONS = ["break", "meal", "documentation", "supervision", "training"] as const;

/** The declared duty, which connecting and losing the line never change. */
export function Duty({ me }: { me: Me }) {
  const desk = useDesk();
  const { duty } = words();
  const choose = (status: Me["duty"]) => {
    if (status === me.duty) return;
    if (status === "off" && conversationsOf(desk.state.value).length > 0) {
      dialog.value = { kind: "leave", way: "off" };
    } else void setDuty(desk, { status });
  };
  return (
    <fieldset class={`duty ${me.duty}`}>
      <legend class="unseen">{duty.label}</legend>
      <div class="switch">
        {DUTIES.map((status) => (
          <button key={status} type="button" aria-pressed={me.duty === status} onClick={() => choose(status)}>
            {duty[status]}
          </button>
        ))}
      </div>
      {me.duty !== "available" && <Reason me={me} />}
      {me.duty !== "off" && (
        <span class="since">
          <Ticking since={me.since} say={duty.since} />
        </span>
      )}
    </fieldset>
  );
}

function Reason({ me }: { me: Me }) {
  const desk = useDesk();
  const { duty } = words();
  return (
    <label>
      <span class="unseen">{duty.reason}</span>
      <select
        value={me.reason ?? ""}
        onChange={(event) =>
          void setDuty(desk, { status: me.duty, reason: event.currentTarget.value || null })
        }
      >
        <option value="">{duty.noReason}</option>
        {REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {duty.reasons[reason]}
          </option>
        ))}
        {me.reason && !REASONS.some((one) => one === me.reason) && (
          <option value={me.reason}>{reasonInWords(me.reason)}</option>
        )}
      </select>
    </label>
  );
}
