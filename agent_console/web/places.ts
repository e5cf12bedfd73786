// What a member of staff can go to in the console, by role.

import { hasChats, hasRole, isEditor, type State } from "./state";
import { type Place, place } from "./view";

type OwnPlace = Exclude<Place, "components">;

/** In the order in which they are offered; the first is where one begins. */
export function placesOf(state: State): OwnPlace[] {
  const places: [OwnPlace, boolean][] = [
    ["chats", hasChats(state)],
    ["board", hasRole(state, "supervisor") || hasRole(state, "administrator")],
    ["articles", isEditor(state)],
  ];
  return places.filter(([, theirs]) => theirs).map(([name]) => name);
}

/** Where they are; undefined where there is nothing for their role. */
export function placeShown(state: State): Place | undefined {
  const places = placesOf(state);
  // For whoever changes a component: nothing leads there.
  if (place.value === "components") return place.value;
  return places.find((one) => one === place.value) ?? places[0];
}
