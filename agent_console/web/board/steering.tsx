import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { closeChat, requeueChat, takeOver } from "../acts";
import { useDesk } from "../desk_context";
import { Modal } from "../modal";
import { words } from "../texts/board";
import type { Queue } from "../wire";
import { refusalInWords } from "../wording";
import { ActingList } from "./acting_list";
import { startWatching } from "./watch";

const STEPS = { take_over: takeOver, requeue: requeueChat, close: closeChat };
type Asked = keyof typeof STEPS;
export type Step = Asked | "watch";

/** What a supervisor is being asked to confirm. */
const asked = signal<{ chatId: string; step: Asked } | null>(null);

interface SteeringProps {
  chatId: string;
  /** What can be done with it as it stands. */
  steps: readonly Step[];
  /** Whose row it is, for whoever does not see it. */
  of: string;
}

/** What a supervisor can do with a chat; each step but watching is asked about first. */
export function Steering({ chatId, steps, of }: SteeringProps) {
  const desk = useDesk();
  const { steering } = words().board;
  return (
    <ActingList
      label={steering.of(of)}
      prompt={steering.choose}
      options={steps.map((one) => [one, steering[one].act] as const)}
      choose={(step) => {
        if (step === "watch") startWatching(desk, chatId);
        else asked.value = { chatId, step };
      }}
    />
  );
}

const stopAsking = () => {
  asked.value = null;
};

/** The question that is open, if any. It stands apart from the chat's row, which may go meanwhile. */
export function SteeringQuestion({ queue }: { queue: Queue }) {
  useEffect(() => stopAsking, []);
  if (!asked.value) return null;
  const { chatId, step } = asked.value;
  const there = [...queue.waiting, ...queue.in_hand].some((one) => one.chat_id === chatId);
  return <Ask key={chatId} chatId={chatId} step={step} there={there} onClose={stopAsking} />;
}

interface AskProps {
  chatId: string;
  step: Asked;
  /** The board still has the chat. */
  there: boolean;
  onClose: () => void;
}

function Ask({ chatId, step, there, onClose }: AskProps) {
  const desk = useDesk();
  const { board, cancel, optional } = words();
  const { steering } = board;
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const conflict = step === "take_over" ? steering.full : steering.ended;
  const confirm = async (event: SubmitEvent) => {
    event.preventDefault();
    const reason = new FormData(event.currentTarget as HTMLFormElement).get("reason");
    setBusy(true);
    const answer = await STEPS[step](desk, { chat_id: chatId, reason: String(reason).trim() || null });
    setBusy(false);
    if (answer.ok) onClose();
    else setFailed(answer.error.code === "conflict" ? conflict : refusalInWords(answer.error.code));
  };
  // While it is being done, that the chat goes is what was wanted.
  if (!there && !busy) return <Over step={step} onClose={onClose} />;
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
          <button type="submit" disabled={busy}>
            {steering[step].confirm}
          </button>
          <button type="button" class="quiet" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function Over({ step, onClose }: { step: Asked; onClose: () => void }) {
  const { board, close } = words();
  return (
    <Modal heading={board.steering[step].heading} onClose={onClose}>
      <p role="alert">{board.steering.over}</p>
      <div class="row">
        <button type="button" onClick={onClose}>
          {close}
        </button>
      </div>
    </Modal>
  );
}
