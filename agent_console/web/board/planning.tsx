import { words } from "../texts/board";
import { HoursPanel } from "./hours/hours";
import { RosterPanel } from "./roster/roster";

/** For administrators: they set the hours and the shifts, and see nobody’s chats. */
export function PlanningView() {
  return (
    <div class="board">
      <h1 class="unseen">{words().board.heading}</h1>
      <RosterPanel />
      <HoursPanel />
    </div>
  );
}
