// The chat that is going on: its log, what is on its way, and who is typing.

import { CatchUp, type Chat, ChatLog, type Connection, type Entry, Outbox, type VisitorWire } from "../wire";
import type { Keep } from "./keep";

const TYPING_EVERY_MS = 3000;
const TYPING_STOPS_AFTER_MS = 5000;

export class LiveChat {
  readonly log: ChatLog;
  readonly outbox: Outbox<string>;
  /** The log was read to its end once. */
  settled = false;
  theyType = false;
  private readonly catchUp: CatchUp;
  private saidTyping = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private theirIdle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    chat: Chat,
    private readonly connection: Connection<VisitorWire>,
    private readonly keep: Keep,
    private readonly changed: () => void,
  ) {
    this.log = new ChatLog(chat);
    this.outbox = new Outbox<string>(
      (text, client_id) => this.send(text, client_id),
      () => this.outboxChanged(),
    );
    this.catchUp = new CatchUp(
      this.log,
      (after_seq, limit) => connection.ask("catch_up", { after_seq, limit }),
      () => this.logChanged(),
    );
    const unsent = keep.read("unsent");
    if (unsent?.chat === chat.id) for (const [id, text] of unsent.messages) this.outbox.add(text, id);
  }

  /** The connection is up, and the server says that this chat is its own. */
  resume(chat: Chat): void {
    this.log.accept(chat);
    this.outbox.connection(true);
    this.readAgain();
  }

  async readAgain(): Promise<void> {
    await this.catchUp.now();
    if (!this.log.behind && !this.settled) {
      this.settled = true;
      this.changed();
    }
  }

  cut(): void {
    this.outbox.connection(false);
    this.hearTyping(false);
  }

  hearEntry(entry: Entry, version: number): void {
    this.log.push(entry, version);
    if (entry.author.kind === "specialist") this.hearTyping(false);
    this.catchUp.doubt();
    this.logChanged();
  }

  hearChat(chat: Chat): void {
    if (!this.log.accept(chat)) return;
    this.catchUp.doubt();
    this.changed();
  }

  hearTyping(typing: boolean): void {
    clearTimeout(this.theirIdle);
    // Their "stopped" may be lost.
    if (typing) this.theirIdle = setTimeout(() => this.hearTyping(false), 2 * TYPING_STOPS_AFTER_MS);
    if (typing === this.theyType) return;
    this.theyType = typing;
    this.changed();
  }

  /** Tells that the visitor types, seldom, and that they stopped. */
  typed(something: boolean): void {
    clearTimeout(this.idle);
    if (!something) return this.stoppedTyping();
    this.idle = setTimeout(() => this.stoppedTyping(), TYPING_STOPS_AFTER_MS);
    if (Date.now() - this.saidTyping < TYPING_EVERY_MS) return;
    this.saidTyping = Date.now();
    this.sayTyping(true);
  }

  stop(): void {
    clearTimeout(this.idle);
    clearTimeout(this.theirIdle);
    this.catchUp.stop();
    this.outbox.stop();
  }

  private async send(text: string, client_id: string) {
    const answer = await this.connection.ask("say", { client_id, text });
    if (answer.ok) this.catchUp.expect(answer.seq);
    return answer;
  }

  private stoppedTyping(): void {
    if (this.saidTyping) this.sayTyping(false);
    this.saidTyping = 0;
  }

  private sayTyping(typing: boolean): void {
    if (this.log.chat.state === "active") void this.connection.ask("typing", { typing });
  }

  private logChanged(): void {
    this.outbox.seen(this.log.entries.map((entry) => entry.client_id));
    this.changed();
  }

  private outboxChanged(): void {
    const open = this.outbox.items.filter((item) => item.delivery !== "saved");
    const messages = open.map((item): [string, string] => [item.clientId, item.message]);
    this.keep.write("unsent", messages.length ? { chat: this.log.chat.id, messages } : null);
    this.changed();
  }
}
