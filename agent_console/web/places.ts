// What a member of staff can go to in the console, by role.

import { hasChats, hasRole, isEditor, type State } from "./state";
import { type Place, place } from "./view";

/** In the order in which they are offered; the first is where one begins. */
export function placesOf(state: State): Place[] {
  const places: [Place, boolean][] = [
    ["chats", hasChats(state)],
    ["board", hasRole(state, "supervisor") || hasRole(state, "administrator")],
    ["articles", isEditor(state)],
  ];
  return places.filter(([, theirs]) => theirs).map(([name]) => name);
}

/** Where they are; undefined where there is nothing for their role. */
export function placeShown(state: State): Place | undefined {
  const places = placesOf(state);
  return places.includes(place.value) ? place.value : places[0];
}
