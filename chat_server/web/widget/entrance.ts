// The way in: whether there is chat, what is filled in, and asking for a chat until there is an answer.

import {
  type Availability,
  type Chat,
  type Handoff,
  newClientId,
  type RequestChat,
  type RequestedChat,
} from "../wire";
import type { Language } from "../wire/language";
import { phoneOnly, type Setup, type State } from "./state";
import type { Store } from "./store";
import type { Surroundings } from "./surroundings";
import { untilAnswered } from "./until_answered";

/** Where it leads. */
export interface Inside {
  admit(chat: Chat): void;
  showPhone(availability: Availability, handoff: Handoff | null): void;
}

export class Entrance {
  /** The secret of requests until there is a chat: whoever is sent to the phone and asks again is counted once. */
  private id = newClientId();

  constructor(
    private readonly setup: Setup,
    private readonly around: Surroundings,
    private readonly store: Store<State>,
    private readonly inside: Inside,
  ) {}

  chooseLanguage(language: Language): void {
    // The server tells each connection of its own language.
    this.around.connection.close();
    this.store.set({ language });
    void this.checkAvailability();
  }

  async checkAvailability(): Promise<void> {
    const { language } = this.store.state;
    const availability = await this.around.askAvailability(language).catch(() => phoneOnly(this.setup));
    // Another language may have been chosen meanwhile.
    if (this.store.state.language !== language) return;
    this.store.set({ availability });
    this.around.connection.open();
  }

  formValues() {
    return this.around.keep.read("form");
  }

  rememberForm(values: Record<string, string>): void {
    this.around.keep.write("form", values);
    this.store.set({ filling: true });
  }

  request(form: Omit<RequestChat, "client_id" | "language" | "consent">): void {
    const { language } = this.store.state;
    const request: RequestChat = { ...form, client_id: this.id, language, consent: true };
    this.around.keep.write("request", request);
    void this.pursue(request);
  }

  /** Asks until there is an answer, through reloads too: the secret stays the same until then. */
  async pursue(request: RequestChat): Promise<void> {
    const { connection, keep } = this.around;
    this.store.set({ requesting: true, requestError: null, language: request.language });
    connection.open();
    const answer = await untilAnswered<RequestedChat>(connection, () =>
      connection.ask("request_chat", request),
    );
    keep.write("request", null);
    this.store.set({ requesting: false });
    if (answer.ok) {
      this.id = newClientId();
      keep.write("token", answer.token);
      keep.write("form", null);
      this.store.set({ filling: false });
      return this.inside.admit(answer.chat);
    }
    const { error } = answer;
    if (error.chat) return this.inside.admit(error.chat);
    connection.close();
    if (error.availability) return this.inside.showPhone(error.availability, error.handoff ?? null);
    this.store.set({ requestError: error });
    if (!this.store.state.availability) void this.checkAvailability();
  }

  /** The form or the phone card is shown, and no chat was asked for. */
  get waitsForVisitor(): boolean {
    const { availability, chat, phoned, requesting } = this.store.state;
    return !!availability && !chat && !phoned && !requesting;
  }
}
