import { useEffect } from "preact/hooks";
import { useDesk } from "../desk_context";
import { words } from "../texts/board";
import { wall } from "../view";
import { Contacts } from "./contacts";
import { HoursPanel } from "./hours/hours";
import { InHand } from "./in_hand";
import { Languages } from "./languages";
import { Numbers } from "./numbers";
import { RosterPanel } from "./roster/roster";
import { Specialists } from "./specialists";
import { SteeringQuestion } from "./steering";
import { SwitchPanel } from "./switch";
import { Unserved } from "./unserved";
import { Waiting } from "./waiting";
import { Wall, WallButton } from "./wall";
import { Watching } from "./watching";
import { WrapUpLimit } from "./wrap_up_limit";

/** The queue, live, for supervisors. */
export function BoardView() {
  const desk = useDesk();
  const { board } = words();
  const { queue, status } = desk.state.value;
  useEffect(() => {
    void desk.watchQueue(true);
    return () => void desk.watchQueue(false);
  }, [desk]);
  return (
    <div class="board">
      <div class="row">
        <h1 id="board-heading" tabIndex={-1}>
          {board.heading}
        </h1>
        <WallButton />
      </div>
      {status !== "connected" && queue && (
        <p class="stale" role="status">
          {board.stale}
        </p>
      )}
      {queue ? (
        <>
          <SteeringQuestion queue={queue} />
          <Watching />
          <Numbers queue={queue} />
          {wall.value && <Wall queue={queue} />}
          <div class="panels">
            <div>
              <Waiting queue={queue} />
              <InHand queue={queue} />
              <Specialists queue={queue} />
            </div>
            <div>
              <SwitchPanel queue={queue} />
              <Languages queue={queue} />
              <Unserved queue={queue} />
              <Contacts queue={queue} />
              <WrapUpLimit queue={queue} />
            </div>
          </div>
          <RosterPanel />
        </>
      ) : (
        <p>{board.loading}</p>
      )}
      <HoursPanel />
    </div>
  );
}
