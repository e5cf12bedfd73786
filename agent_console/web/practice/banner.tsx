import { useDesk } from "../desk_context";
import { dialog } from "../view";
import { leavePractice } from "./room";
import { practiceWords } from "./texts";

/** Above all else, as long as one practises. */
export function PracticeBanner() {
  const text = practiceWords();
  const { talks, offers } = useDesk().state.value;
  return (
    <section class="practice" aria-label={text.heading}>
      <p role="status">
        <b>{text.heading}</b> {text.means}
      </p>
      <div class="row">
        {talks.length + offers.length === 0 && (
          <button type="button" onClick={() => (dialog.value = { kind: "practice" })}>
            {text.another}
          </button>
        )}
        <button type="button" class="quiet" onClick={leavePractice}>
          {text.leave}
        </button>
      </div>
    </section>
  );
}
