// A chat that is read along in without being one's own: its log and notes, kept up like those of one's own.

import { type Signal, signal } from "@preact/signals";
import { Conversation } from "./conversation";
import type { Desk } from "./desk";
import { emptied, type Heard, merged } from "./reduce";
import { newTalk, type Talk } from "./state";
import type { Answer, WatchedChat } from "./wire";

export abstract class ReadAlong {
  readonly talk: Signal<Talk | null> = signal(null);
  readonly refused: Signal<string | null> = signal(null);
  conversation: Conversation | null = null;

  constructor(
    protected readonly desk: Desk,
    readonly chatId: string,
  ) {}

  protected abstract ask(): Promise<Answer<WatchedChat>>;

  /** Reading lasts as long as the connection: again after each new one. */
  async begin(): Promise<void> {
    this.desk.alongside.add(this);
    const answer = await this.ask();
    if (!this.desk.alongside.has(this)) return;
    if (!answer.ok) {
      // Not connected: the next connection asks again.
      if (answer.error.code !== "no_answer") this.refused.value = answer.error.code;
      return;
    }
    const { chat, entries, notes } = answer;
    this.refused.value = null;
    this.talk.value ??= newTalk(chat);
    this.conversation ??= new Conversation(chat, this.desk.connection, (heard) => this.hear(heard));
    this.conversation.connected(true);
    this.hear({ what: "chat", chat });
    this.conversation.hearChat(chat);
    this.conversation.receive(entries);
    this.hear({ what: "notes", chatId: this.chatId, notes });
  }

  end(): void {
    this.desk.alongside.delete(this);
    this.conversation?.stop();
  }

  hear(heard: Heard): void {
    const talk = this.talk.value;
    if (!talk) return;
    if (heard.what === "log")
      this.change({ chat: heard.chat, entries: heard.entries, settled: heard.settled });
    else if (heard.what === "chat" && heard.chat.version >= talk.chat.version)
      this.change({ chat: heard.chat });
    else if (heard.what === "notes") this.change({ notes: merged(talk.notes, heard.notes) });
    else if (heard.what === "erased") {
      this.conversation?.stop();
      this.conversation = null;
      this.change(emptied(talk));
    } else if (heard.what === "typing") this.change({ typing: heard.typing });
  }

  private change(change: Partial<Talk>): void {
    if (this.talk.value) this.talk.value = { ...this.talk.value, ...change };
  }
}
