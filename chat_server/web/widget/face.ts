import type { State } from "./state";
import type { Texts } from "./texts";
import type { Visit } from "./visit";

/** What every view is given. */
export interface Face {
  visit: Visit;
  state: State;
  words: Texts;
}
