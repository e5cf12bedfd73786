import type { Availability, Connection, VisitorWire } from "../wire";
import type { Language } from "../wire/language";
import type { Bridge } from "./bridge";
import type { Keep } from "./keep";

/** What a visit needs of the world, so that a test can stand in for it. */
export interface Surroundings {
  connection: Connection<VisitorWire>;
  keep: Keep;
  bridge: Bridge;
  /** Throws where there is no answer. */
  askAvailability: (language: Language) => Promise<Availability>;
  reload: () => void;
  /** Takes the whole page away, and ends the chat of this token. */
  leave: (token: string | null) => void;
}
