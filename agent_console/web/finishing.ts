// "Finish my chats, then off duty": kept as the reason of being away, so that it outlives the page.

import type { Me, SetDuty } from "./wire";

export const FINISHING: SetDuty = { status: "away", reason: "finishing" };

/** Whether nothing is left of what somebody stayed for. */
export function hasFinished(me: Me): boolean {
  const stays = me.duty === FINISHING.status && me.reason === FINISHING.reason;
  return stays && me.active + me.wrap_up === 0;
}
