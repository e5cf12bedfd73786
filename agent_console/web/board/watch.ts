// A chat that a supervisor reads along in: its log, kept up like one's own, and what is whispered into it.

import { type Signal, signal } from "@preact/signals";
import { Conversation } from "../conversation";
import type { Desk, ReadAlong } from "../desk";
import { emptied, type Heard, merged } from "../reduce";
import { newTalk, type Talk } from "../state";
import { type Answer, newClientId } from "../wire";

/** What is read along in, on this page. */
export const watched = signal<Watch | null>(null);

export function startWatching(desk: Desk, chatId: string): void {
  if (watched.value?.chatId === chatId) return;
  stopWatching(desk);
  watched.value = new Watch(desk, chatId);
  desk.alongside = watched.value;
  void watched.value.begin();
}

export function stopWatching(desk: Desk): void {
  watched.value?.end();
  watched.value = null;
  desk.alongside = null;
}

export class Watch implements ReadAlong {
  readonly talk: Signal<Talk | null> = signal(null);
  readonly refused: Signal<string | null> = signal(null);
  conversation: Conversation | null = null;
  private whispered: { text: string; client_id: string } | null = null;

  constructor(
    private readonly desk: Desk,
    readonly chatId: string,
  ) {}

  /** Watches last as long as the connection: again after each new one. */
  async begin(): Promise<void> {
    const answer = await this.desk.connection.ask("watch_chat", { chat_id: this.chatId });
    if (this.desk.alongside !== this) return;
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
    this.conversation?.stop();
    this.desk.draft(`${this.chatId}/whisper`).value = "";
    if (this.desk.connection.status === "connected") {
      void this.desk.connection.ask("unwatch_chat", { chat_id: this.chatId });
    }
  }

  /** What is written again after no answer goes under the same id, and is filed once. */
  async whisper(text: string): Promise<Answer<unknown>> {
    if (this.whispered?.text !== text) this.whispered = { text, client_id: newClientId() };
    const answer = await this.desk.connection.ask("whisper", { chat_id: this.chatId, ...this.whispered });
    if (answer.ok) {
      this.whispered = null;
      this.hear({ what: "notes", chatId: this.chatId, notes: [answer.note] });
    }
    return answer;
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
