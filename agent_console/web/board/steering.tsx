import { useState } from "preact/hooks";
import { closeChat, requeueChat, takeOver } from "../acts";
import { useDesk } from "../desk_context";
import { Modal } from "../modal";
import { words } from "../texts";
import { refusalInWords } from "../wording";
import { ActingList } from "./acting_list";

const STEPS = { take_over: takeOver, requeue: requeueChat, close: closeChat };
export type Step = keyof typeof STEPS;

interface SteeringProps {
  chatId: string;
  /** What can be done with it as it stands. */
  steps: readonly Step[];
  /** Whose row it is, for whoever does not see it. */
  of: string;
}

/** What a supervisor can do with a chat; each step is asked about first. */
export function Steering({ chatId, steps, of }: SteeringProps) {
  const { steering } = words().board;
  const [step, setStep] = useState<Step | null>(null);
  return (
    <>
      <ActingList
        label={steering.of(of)}
        prompt={steering.choose}
        options={steps.map((one) => [one, steering[one].act] as const)}
        choose={setStep}
      />
      {step && <Ask chatId={chatId} step={step} onClose={() => setStep(null)} />}
    </>
  );
}

function Ask({ chatId, step, onClose }: { chatId: string; step: Step; onClose: () => void }) {
  const desk = useDesk();
  const { board, cancel, optional } = words();
  const { steering } = board;
  const [failed, setFailed] = useState<string | null>(null);
  const conflict = step === "take_over" ? steering.full : steering.ended;
  const confirm = async (event: SubmitEvent) => {
    event.preventDefault();
    const reason = new FormData(event.currentTarget as HTMLFormElement).get("reason");
    const answer = await STEPS[step](desk, { chat_id: chatId, reason: String(reason).trim() || null });
    if (answer.ok) onClose();
    else setFailed(answer.error.code === "conflict" ? conflict : refusalInWords(answer.error.code));
  };
  return (
    <Modal heading={steering[step].heading} onClose={onClose}>
      <form onSubmit={confirm}>
        <p>{steering[step].means}</p>
        <label for="steering-reason">
          {steering.reason} <small>({optional})</small>
        </label>
        <input id="steering-reason" name="reason" maxLength={200} autocomplete="off" />
        <p class="hint">{steering.reasonHint}</p>
        {failed && (
          <p class="wrong" role="alert">
            {failed}
          </p>
        )}
        <div class="row">
          <button type="submit">{steering[step].confirm}</button>
          <button type="button" class="quiet" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
