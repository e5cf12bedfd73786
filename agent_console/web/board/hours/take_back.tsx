import { useState } from "preact/hooks";
import type { Desk } from "../../desk";
import { useDesk } from "../../desk_context";
import { Modal } from "../../modal";
import { words } from "../../texts/board";
import type { Answer, WireError } from "../../wire";
import { wrongInWords } from "./hours_words";

interface TakeBackProps {
  /** What is taken back, in words. */
  what: string;
  means: string;
  act: (desk: Desk) => Promise<Answer<unknown>>;
  /** Why it was not taken back, in words. */
  failing?: (error: WireError) => string;
}

/** Asks first. */
export function TakeBack({ what, means, act, failing = wrongInWords }: TakeBackProps) {
  const desk = useDesk();
  const { hours, cancel } = words();
  const { remove } = hours;
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const confirm = async () => {
    const answer = await act(desk);
    if (answer.ok) setAsking(false);
    else setFailed(failing(answer.error));
  };
  return (
    <>
      <button type="button" class="quiet small" aria-label={remove.of(what)} onClick={() => setAsking(true)}>
        {remove.act}
      </button>
      {asking && (
        <Modal heading={remove.heading(what)} onClose={() => setAsking(false)}>
          <p>{means}</p>
          {failed && (
            <p class="wrong" role="alert">
              {failed}
            </p>
          )}
          <div class="row">
            <button type="button" onClick={confirm}>
              {remove.confirm}
            </button>
            <button type="button" class="quiet" onClick={() => setAsking(false)}>
              {cancel}
            </button>
          </div>
        </Modal>
      )}
    </>
  );
}
