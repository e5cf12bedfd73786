// The server's side of a practice desk: what is looked up comes from the real one, and nothing else goes there.

import type { Answer, Connection, Entry, Me, Offer, Snapshot, StaffWire, Status } from "../wire";
import { type Card, Cards } from "./cards";
import { type Pace, PracticeChat } from "./practice_chat";
import type { Script } from "./script";

type Commands = StaffWire["commands"];
type Acks = StaffWire["acks"];
type Command = keyof Commands & keyof Acks & string;
type Hear = (payload: never, acknowledge: () => void) => void;
type Answered = object | Promise<object> | "not_found" | "gone";

/** What only reads, and says nothing of a chat. */
const LOOKED_UP: readonly Command[] = ["find_articles", "find_resources", "list_replies", "read_version"];
interface PendingOffer {
  id: string;
  chat: PracticeChat;
  timer: ReturnType<typeof setTimeout>;
  expires_at: string;
}

const OFFER_MS = 30_000;
const UNHURRIED: Pace = { readMs: 2500, writeMs: 4000 };

export class PracticeConnection implements Connection<StaffWire> {
  status: Status = "closed";
  readonly refusal = null;
  private readonly events = new Map<string, Hear>();
  private readonly listeners: ((status: Status) => void)[] = [];
  private readonly chats = new Map<string, PracticeChat>();
  private readonly cards = new Cards();
  private offer: PendingOffer | null = null;

  constructor(
    private readonly real: Connection<StaffWire>,
    private me: Me,
    private readonly pace: Pace = UNHURRIED,
  ) {}

  on(event: string, hear: unknown): void {
    this.events.set(event, hear as Hear);
  }

  onStatus(hear: (status: Status) => void): void {
    this.listeners.push(hear);
  }

  open(): void {
    this.become("connected");
    this.push("snapshot", this.snapshot());
  }

  close(): void {
    for (const one of this.chats.values()) one.stop();
    clearTimeout(this.offer?.timer);
    this.become("closed");
  }

  /** A practice visitor is offered, as a real one is. */
  visit(script: Script): void {
    const chat = PracticeChat.begin(script, this.pace, {
      changed: (one) => this.push("chat_changed", { chat: one }),
      said: ({ id, version }, entry) => this.push("entry_added", { chat_id: id, entry, version }),
      typing: ({ id }, typing) => this.push("typing", { chat_id: id, typing }),
    });
    this.chats.set(chat.chat.id, chat);
    const id = `offer-${chat.chat.id}`;
    const timer = setTimeout(() => this.closeOffer("expired"), OFFER_MS);
    this.offer = { id, chat, timer, expires_at: new Date(Date.now() + OFFER_MS).toISOString() };
    this.push("offer_made", this.offerView());
  }

  async ask<N extends Command>(command: N, payload: Commands[N]): Promise<Answer<Acks[N]>> {
    if (LOOKED_UP.includes(command)) return this.lookUp(command, payload);
    const answer = await this.answer(command, payload as never);
    const code = typeof answer === "string" ? answer : null;
    const told = code ? { ok: false, error: { code, message: "" } } : { ok: true, ...(answer as object) };
    return told as Answer<Acks[N]>;
  }

  private async lookUp<N extends Command>(command: N, payload: Commands[N]) {
    const answer = await this.real.ask(command, payload);
    if (answer.ok) this.cards.remember(answer);
    return answer;
  }

  private answer(command: Command, payload: Record<string, never>): Answered {
    if (command === "sync") return this.snapshot();
    if (command === "set_duty") return this.setDuty(payload as unknown as Commands["set_duty"]);
    if (command === "accept_offer") return this.accept();
    if (command === "decline_offer") return this.closeOffer("declined");
    if (command === "typing" || command === "report_missing") return {};
    const chat = this.chats.get(String(payload["chat_id"]));
    return chat ? this.inChat(chat, command, payload) : "not_found";
  }

  private inChat(chat: PracticeChat, command: Command, payload: Record<string, never>): Answered {
    const said = (what: Omit<Entry, "seq" | "at" | "author">) => {
      if (chat.chat.state !== "active") return "gone";
      const author = { kind: "specialist", name: this.me.name } as const;
      const { seq, at } = chat.hear({ ...what, author, client_id: payload["client_id"] ?? "" });
      return { seq, at };
    };
    const shared = (card: Card | null) => (card ? said(card) : "not_found");
    switch (command) {
      case "say":
        return said({ kind: "message", text: payload["text"] ?? "" });
      case "share_article":
        return shared(this.cards.ofArticle(payload as unknown as Commands["share_article"]));
      case "share_resource":
        return shared(this.cards.ofResource(payload as unknown as Commands["share_resource"]));
      case "catch_up":
        return {
          chat: chat.chat,
          entries: chat.entries.filter(({ seq }) => seq > (payload["after_seq"] ?? 0)),
          notes: chat.notes,
        };
      case "add_note":
        return this.note(chat, payload as unknown as Commands["add_note"]);
      case "find_urgency":
        return { prompts: [], sample: false };
      case "call_supervisor":
        return { chat: chat.chat };
      case "end_chat":
        chat.end();
        return this.counted({ chat: chat.chat });
      case "wrap_up":
        chat.close();
        this.chats.delete(chat.chat.id);
        return this.counted({ chat: chat.chat });
      default:
        return "not_found";
    }
  }

  private note(chat: PracticeChat, { text, client_id }: Commands["add_note"]): Answered {
    const author = { id: this.me.id, name: this.me.name };
    const at = new Date().toISOString();
    const before = chat.notes.find((one) => one.client_id === client_id);
    const note = before ?? {
      id: client_id,
      chat_id: chat.chat.id,
      author,
      at,
      text,
      client_id,
      whisper: false,
    };
    if (!before) chat.notes.push(note);
    this.push("note_added", { note });
    return { note };
  }

  private accept(): Answered {
    const { offer } = this;
    if (!offer) return "gone";
    this.closeOffer("accepted");
    offer.chat.take({ id: this.me.id, name: this.me.name });
    return this.counted({ chat: offer.chat.chat, entries: offer.chat.entries, notes: [] });
  }

  private closeOffer(state: "accepted" | "declined" | "expired"): Answered {
    const { offer } = this;
    if (!offer) return "gone";
    clearTimeout(offer.timer);
    this.offer = null;
    if (state !== "accepted") this.chats.delete(offer.chat.chat.id);
    this.push("offer_closed", { offer_id: offer.id, state });
    // As it is in earnest: who missed one is away until they come back.
    if (state === "expired") this.changeMe({ duty: "away", reason: "missed_offer" });
    return {};
  }

  private setDuty({ status, reason }: Commands["set_duty"]): Answered {
    this.changeMe({ duty: status, reason: reason ?? null, since: new Date().toISOString() });
    return { me: this.me };
  }

  private counted(answer: object): object {
    const states = [...this.chats.values()].map(({ chat }) => chat.state);
    const many = (state: string) => states.filter((one) => one === state).length;
    this.changeMe({ active: many("active"), wrap_up: many("wrap_up") });
    return answer;
  }

  private changeMe(change: Partial<Me>): void {
    this.me = { ...this.me, ...change };
    this.push("duty_changed", { me: this.me });
  }

  private offerView(): Offer | null {
    if (!this.offer) return null;
    const { id, chat, expires_at } = this.offer;
    return { offer_id: id, chat: chat.chat, entries: [...chat.entries], expires_at };
  }

  private snapshot(): Snapshot {
    const chats = [...this.chats.values()].map(({ chat }) => chat).filter(({ state }) => state !== "waiting");
    const offer = this.offerView();
    const at = new Date().toISOString();
    return { at, me: this.me, offers: offer ? [offer] : [], chats, colleagues: [], epoch: "practice" };
  }

  private become(status: Status): void {
    this.status = status;
    for (const hear of this.listeners) hear(status);
  }

  private push(event: keyof StaffWire["events"], payload: unknown): void {
    this.events.get(event)?.(payload as never, () => {});
  }
}
