import { useEffect, useState } from "preact/hooks";
import { setDuty } from "./acts";
import { useDesk } from "./desk_context";
import { FINISHING } from "./finishing";
import { handOver, KEEP, stepsOf } from "./handing_over";
import { LeavingChat } from "./leaving_chat";
import { closeDialog, Modal } from "./modal";
import { leaveForGood } from "./session";
import { conversationsOf } from "./state";
import { words } from "./texts";
import type { LeavingWay } from "./view";

/** Whoever leaves with open chats says what becomes of each; nobody's chat is dropped unasked. */
export function Leaving({ way }: { way: LeavingWay }) {
  const desk = useDesk();
  const { leaving, cancel } = words();
  const { talks } = desk.state.value;
  const open = conversationsOf(desk.state.value);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [going, setGoing] = useState(false);
  useEffect(() => void desk.sync(), [desk]);
  const go = async () => {
    const gone = way === "sign_out" ? await leaveForGood() : await setDuty(desk, { status: "off" });
    setFailed(!gone);
    if (gone) closeDialog();
  };
  useEffect(() => {
    if (going && open.length === 0) void go();
  }, [going, open.length]);
  const keeps = open.some((talk) => !talk.handing && (chosen[talk.chat.id] ?? KEEP) === KEEP);
  const leave = async (form: HTMLFormElement) => {
    if (open.length === 0) return go();
    const finishing = await setDuty(desk, FINISHING);
    setFailed(!finishing);
    if (!finishing) return;
    const refusals = await handOver(desk, stepsOf(open, chosen, new FormData(form)));
    setRefused(refusals);
    setChosen(Object.fromEntries(Object.entries(chosen).filter(([id]) => id in refusals)));
    if (Object.keys(refusals).length > 0) return;
    if (way === "off" || keeps) closeDialog();
    else setGoing(true);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    await leave(event.currentTarget as HTMLFormElement);
    setBusy(false);
  };
  const unfiled = talks.length - open.length;
  return (
    <Modal heading={leaving.heading[way]}>
      <form class="leaving" onSubmit={submit}>
        <p role="status">{leaving.open(open.length)}</p>
        {open.map((talk) => (
          <LeavingChat
            key={talk.chat.id}
            talk={talk}
            chosen={chosen}
            choose={(to) => setChosen({ ...chosen, [talk.chat.id]: to })}
            refused={refused[talk.chat.id]}
          />
        ))}
        {unfiled > 0 && <p class="hint">{leaving.unfiled(unfiled)}</p>}
        {open.length > 0 && <p class="hint">{keeps ? leaving.keeping[way] : leaving.waiting[way]}</p>}
        {failed && (
          <p class="wrong" role="alert">
            {leaving.failed}
          </p>
        )}
        <div class="row">
          <button type="submit" disabled={busy}>
            {open.length > 0 && keeps ? leaving.finish : leaving.go[way]}
          </button>
          <button type="button" class="quiet" onClick={closeDialog}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
