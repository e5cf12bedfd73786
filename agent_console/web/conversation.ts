// One chat of this specialist on the wire: its log, what is being sent into it, and who types.

import type { Heard } from "./reduce";
import type { Message } from "./state";
import {
  type Answer,
  CatchUp,
  type Chat,
  ChatLog,
  type Connection,
  type Entry,
  type Note,
  Outbox,
  type Said,
  type StaffWire,
} from "./wire";

const TYPING_ENDS_MS = 8000;
const TELL_TYPING_MS = 3000;

type Shared = Exclude<Message, { text: unknown }>;

export class Conversation {
  private readonly log: ChatLog;
  private readonly catchUp: CatchUp;
  private readonly messages: Outbox<Message>;
  private readonly notes: Outbox<string>;
  private settled = false;
  private theyType: ReturnType<typeof setTimeout> | undefined;
  private iType: ReturnType<typeof setTimeout> | undefined;
  private toldTyping = 0;

  constructor(
    chat: Chat,
    private readonly connection: Connection<StaffWire>,
    private readonly tell: (heard: Heard) => void,
  ) {
    this.log = new ChatLog(chat);
    this.catchUp = new CatchUp(
      this.log,
      (after, limit) => this.readPage(after, limit),
      () => this.changed(),
    );
    const sending = () => this.sendingChanged();
    this.messages = new Outbox((message, id) => this.send(message, id), sending);
    this.notes = new Outbox((text, id) => this.sendNote(text, id), sending);
  }

  get id(): string {
    return this.log.chat.id;
  }

  say(message: Message): void {
    this.messages.add(message);
    this.stopTyping();
  }

  addNote(text: string): void {
    this.notes.add(text);
  }

  /** Sends a refused message again, or gives it up. */
  retry(clientId: string): void {
    this.messages.retry(clientId);
    this.notes.retry(clientId);
  }

  discard(clientId: string): void {
    this.messages.discard(clientId);
    this.notes.discard(clientId);
  }

  /** The composer changed. The visitor is told now and then, and again when nothing follows. */
  typed(something: boolean): void {
    if (!something) return this.stopTyping();
    clearTimeout(this.iType);
    this.iType = setTimeout(() => this.stopTyping(), TYPING_ENDS_MS / 2);
    if (Date.now() - this.toldTyping < TELL_TYPING_MS) return;
    this.toldTyping = Date.now();
    void this.connection.ask("typing", { chat_id: this.id, typing: true });
  }

  hearEntry(entry: Entry): void {
    if (this.log.add([entry])) this.changed();
    if (entry.author.kind === "visitor") this.hearTyping(false);
    this.catchUp.doubt();
  }

  hearChat(chat: Chat): void {
    this.log.accept(chat);
    this.catchUp.doubt();
  }

  /** What accepting brought along. */
  receive(entries: readonly Entry[]): void {
    this.log.add(entries);
    this.settled ||= !this.log.behind;
    this.changed();
    this.catchUp.doubt();
  }

  hearTyping(typing: boolean): void {
    clearTimeout(this.theyType);
    this.tell({ what: "typing", chatId: this.id, typing });
    if (typing) this.theyType = setTimeout(() => this.hearTyping(false), TYPING_ENDS_MS);
  }

  readAgain(): void {
    void this.catchUp.now();
  }

  connected(connected: boolean): void {
    this.messages.connection(connected);
    this.notes.connection(connected);
  }

  stop(): void {
    clearTimeout(this.theyType);
    clearTimeout(this.iType);
    this.catchUp.stop();
    this.messages.stop();
    this.notes.stop();
  }

  private stopTyping(): void {
    clearTimeout(this.iType);
    if (!this.toldTyping) return;
    this.toldTyping = 0;
    void this.connection.ask("typing", { chat_id: this.id, typing: false });
  }

  private async readPage(after_seq: number, limit: number) {
    const answer = await this.connection.ask("catch_up", { chat_id: this.id, after_seq, limit });
    if (answer.ok) {
      this.settled = true;
      this.tellNotes(answer.notes);
    }
    return answer;
  }

  private async send(message: Message, client_id: string): Promise<Answer<Said>> {
    const said = { chat_id: this.id, client_id };
    const answer =
      "text" in message
        ? await this.connection.ask("say", { ...said, text: message.text })
        : await this.share(message, said);
    if (answer.ok) this.catchUp.expect(answer.seq);
    return answer;
  }

  private share(message: Shared, said: { chat_id: string; client_id: string }) {
    if ("resource" in message) {
      const { id, language } = message.resource;
      return this.connection.ask("share_resource", { ...said, resource_id: id, language });
    }
    const { slug, language, anchor } = message.article;
    return this.connection.ask("share_article", { ...said, slug, language, anchor });
  }

  private async sendNote(text: string, client_id: string): Promise<Answer<Said>> {
    const answer = await this.connection.ask("add_note", { chat_id: this.id, client_id, text });
    if (!answer.ok) return answer;
    this.tellNotes([answer.note]);
    queueMicrotask(() => this.notes.seen([client_id]));
    return { ok: true, seq: 0, at: answer.note.at };
  }

  private tellNotes(notes: readonly Note[]): void {
    this.tell({ what: "notes", chatId: this.id, notes });
  }

  private changed(): void {
    this.messages.seen(this.log.entries.map((entry) => entry.client_id));
    this.tell({ what: "log", chat: this.log.chat, entries: this.log.entries, settled: this.settled });
  }

  private sendingChanged(): void {
    const sending = { outgoing: this.messages.items, outgoingNotes: this.notes.items };
    this.tell({ what: "sending", chatId: this.id, sending });
  }
}
