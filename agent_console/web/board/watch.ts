// A chat that a supervisor reads along in, and what is whispered into it.

import { signal } from "@preact/signals";
import type { Desk } from "../desk";
import { ReadAlong } from "../read_along";
import { type Answer, newClientId } from "../wire";

/** What is read along in, on this page. */
export const watched = signal<Watch | null>(null);

export function startWatching(desk: Desk, chatId: string): void {
  if (watched.value?.chatId === chatId) return;
  stopWatching();
  watched.value = new Watch(desk, chatId);
  void watched.value.begin();
}

export function stopWatching(): void {
  watched.value?.end();
  watched.value = null;
}

export class Watch extends ReadAlong {
  private whispered: { text: string; client_id: string } | null = null;

  protected ask() {
    return this.desk.connection.ask("watch_chat", { chat_id: this.chatId });
  }

  override end(): void {
    super.end();
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
}
