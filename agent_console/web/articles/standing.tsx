import { useDesk } from "../desk_context";
import { articleWords } from "../texts/articles";
import type { ReadDraftAck } from "../wire";
import { instantInWords } from "../wording";
import { goTo } from "./arrival";
import { FAULTS } from "./faults";
import { FLAGS } from "./flags";
import { obstacleTo } from "./steps";

/** Where a draft stands, who brought it there, and what is to be done next. */
export function Standing({ read }: { read: ReadDraftAck }) {
  const { editor: text, states } = articleWords();
  const { draft } = read;
  if (!draft) return <p class="hint">{text.none}</p>;
  const { moved_by: by, moved_at: at, remark } = draft;
  return (
    <>
      <p class="standing">
        <b class="badge">{states[draft.state]}</b>
        <small>{text.stands(by.name, instantInWords(at))}</small>
      </p>
      {remark && (
        <div class="stale">
          <b>{text.remark}</b>
          <p class="remark">{remark}</p>
        </div>
      )}
      <Next read={read} />
    </>
  );
}

function Next({ read }: { read: ReadDraftAck }) {
  const { me } = useDesk().state.value;
  const { next: text } = articleWords();
  const { faults, open_flags: flags, state } = read.draft ?? { faults: [], open_flags: 0, state: "draft" };
  const last = state === "draft" ? text.send : obstacleTo(read, me?.id) === "own" ? text.other : text.publish;
  const told = faults.length > 0 ? text.mend(faults.length) : flags > 0 ? text.look(flags) : last;
  const list = faults.length > 0 ? FAULTS : flags > 0 ? FLAGS : null;
  return (
    <p class="standing">
      {told}
      {list && (
        <button type="button" class="link small" onClick={() => goTo(list)}>
          {text.list}
        </button>
      )}
    </p>
  );
}
