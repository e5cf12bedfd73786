// What a member of staff can do, and what the server tells them, whatever becomes of the line.

import { type Signal, signal } from "@preact/signals";
import { ServerClock } from "./clocks";
import { Conversation } from "./conversation";
import { hasFinished } from "./finishing";
import type { ReadAlong } from "./read_along";
import { type Heard, reduce } from "./reduce";
import { initialState, type Message, type State, talkOf } from "./state";
import {
  type Chat,
  type Connection,
  Epoch,
  type Me,
  type Note,
  onWake,
  type Snapshot,
  type StaffWire,
  type Status,
} from "./wire";

const SPEAK_OF_LOSS_MS = 1500;

export class Desk {
  readonly state: Signal<State> = signal(initialState());
  readonly clock = new ServerClock();
  /** Offers that are being answered from this page: what becomes of them is no news here. */
  readonly answering = new Set<string>();
  private readonly epoch = new Epoch();
  private readonly conversations = new Map<string, Conversation>();
  private readonly drafts = new Map<string, Signal<string>>();
  private lossTimer: ReturnType<typeof setTimeout> | undefined;
  private watchesQueue = false;
  /** What is read along in: each hears of its chat what the owner hears. */
  readonly alongside = new Set<ReadAlong>();

  constructor(
    readonly connection: Connection<StaffWire>,
    private readonly reload: () => void,
  ) {
    this.listen();
  }

  start(): void {
    this.connection.open();
  }

  /** What is being written into a chat; never stored. */
  draft(key: string): Signal<string> {
    const draft = this.drafts.get(key) ?? signal("");
    this.drafts.set(key, draft);
    return draft;
  }

  conversation(chatId: string): Conversation | undefined {
    return this.conversations.get(chatId);
  }

  say(chatId: string, message: Message): void {
    this.conversation(chatId)?.say(message);
  }

  async sync(): Promise<void> {
    this.hear({ what: "asked" });
    const answer = await this.connection.ask("sync", {});
    if (answer.ok) this.hearSnapshot(answer);
  }

  /** Watches last as long as the connection, so each new one asks again. */
  async watchQueue(watching: boolean): Promise<void> {
    this.watchesQueue = watching;
    if (!watching) return void this.connection.ask("unwatch_queue", {});
    const answer = await this.connection.ask("watch_queue", {});
    if (answer.ok) this.hear({ what: "queue", queue: answer.queue });
  }

  /** Whether the calendar could be read; what others edit is pushed. */
  async readCalendar(): Promise<boolean> {
    const answer = await this.connection.ask("read_calendar", {});
    if (answer.ok) this.hear({ what: "calendar", calendar: answer.calendar });
    return answer.ok;
  }

  hear(heard: Heard): void {
    this.state.value = reduce(this.state.value, heard);
    this.attendToTalks();
    if (heard.what === "me") void this.goOff(heard.me);
    if (heard.what === "snapshot") void this.goOff(heard.snapshot.me);
  }

  hearChat(chat: Chat): void {
    for (const one of this.heardOf(chat.id)) one.hearChat(chat);
    this.hear({ what: "chat", chat });
    for (const one of this.readAlong(chat.id)) one.hear({ what: "chat", chat });
  }

  /** The visitor has taken back what they said: it is read anew, and is empty now. */
  private putAway(chatId: string): void {
    this.conversations.get(chatId)?.stop();
    this.conversations.delete(chatId);
    for (const key of [chatId, `${chatId}/note`]) this.drafts.delete(key);
    this.hear({ what: "erased", chatId });
    this.conversation(chatId)?.readAgain();
    for (const one of this.readAlong(chatId)) {
      one.hear({ what: "erased", chatId });
      void one.begin();
    }
  }

  private hearWhisper(note: Note): void {
    const talk = talkOf(this.state.value, note.chat_id);
    if (!talk || !note.whisper || note.author.id === this.state.value.me?.id) return;
    this.hear({ what: "tell", happening: { kind: "whispered", visitor: talk.chat, by: note.author.name } });
  }

  private heardOf(chatId: string): Conversation[] {
    const alongside = this.readAlong(chatId).map((one) => one.conversation);
    return [this.conversation(chatId), ...alongside].filter((one) => one != null);
  }

  private readAlong(chatId: string): ReadAlong[] {
    return [...this.alongside].filter((one) => one.chatId === chatId);
  }

  private async goOff(me: Me): Promise<void> {
    if (!hasFinished(me)) return;
    const answer = await this.connection.ask("set_duty", { status: "off" });
    if (answer.ok) this.hear({ what: "me", me: answer.me });
  }

  private listen(): void {
    const { connection } = this;
    connection.onStatus((status) => this.statusChanged(status));
    connection.on("snapshot", (snapshot) => {
      this.hear({ what: "missed" });
      this.hearSnapshot(snapshot);
    });
    connection.on("offer_made", (offer, acknowledge) => {
      this.hear({ what: "offer", offer });
      acknowledge();
    });
    connection.on("offer_closed", (closed) => {
      const answered = closed.state === "accepted" || closed.state === "declined";
      const byMe = answered && this.answering.has(closed.offer_id);
      this.hear({ what: "offer_closed", closed, byMe });
    });
    connection.on("offer_being_read", (read) => this.hear({ what: "being_read", read }));
    connection.on("duty_changed", ({ me, by }) => {
      this.hear({ what: "me", me });
      if (by) this.hear({ what: "tell", happening: { kind: "duty_set", duty: me.duty, by } });
    });
    connection.on("entry_added", ({ chat_id, entry }) => {
      for (const one of this.heardOf(chat_id)) one.hearEntry(entry);
    });
    connection.on("chat_changed", ({ chat }) => this.hearChat(chat));
    connection.on("chat_erased", ({ chat_id }) => this.putAway(chat_id));
    connection.on("note_added", ({ note }) => {
      const heard: Heard = { what: "notes", chatId: note.chat_id, notes: [note] };
      this.hear(heard);
      for (const one of this.readAlong(note.chat_id)) one.hear(heard);
      this.hearWhisper(note);
    });
    connection.on("typing", ({ chat_id, typing }) => {
      for (const one of this.heardOf(chat_id)) one.hearTyping(typing);
    });
    connection.on("queue_changed", ({ queue }) => this.hear({ what: "queue", queue }));
    connection.on("calendar_changed", ({ calendar }) => this.hear({ what: "calendar", calendar }));
    connection.on("roster_changed", () => this.hear({ what: "planned" }));
    connection.on("draft_changed", () => this.hear({ what: "drafted" }));
    connection.on("alert", ({ kind }) =>
      this.hear({ what: "tell", happening: { kind: "alert", alert: kind } }),
    );
    connection.on("resync", () => {
      this.hear({ what: "missed" });
      void this.readAgain();
    });
    onWake(() => connection.status === "connected" && void this.readAgain());
  }

  private async readAgain(): Promise<void> {
    await this.sync();
    if (this.watchesQueue) await this.watchQueue(true);
    for (const one of this.alongside) void one.begin();
    if (this.state.value.calendar) await this.readCalendar();
    this.hear({ what: "planned" });
    this.hear({ what: "drafted" });
  }

  private statusChanged(status: Status): void {
    clearTimeout(this.lossTimer);
    if (status === "lost") {
      this.lossTimer = setTimeout(() => this.hear({ what: "lost", lost: true }), SPEAK_OF_LOSS_MS);
    } else {
      this.hear({ what: "lost", lost: false });
    }
    if (status === "connected") this.hear({ what: "asked" });
    this.hear({ what: "status", status });
    for (const one of this.conversations.values()) one.connected(status === "connected");
    if (status === "connected") for (const one of this.alongside) void one.begin();
    if (status === "connected" && this.watchesQueue) void this.watchQueue(true);
  }

  private hearSnapshot(snapshot: Snapshot): void {
    const { me } = this.state.value;
    // A restored database, or somebody else at the same page: nothing read before may stay.
    if (this.epoch.changed(snapshot.epoch) || (me && me.id !== snapshot.me.id)) return this.reload();
    this.clock.heard(snapshot.at);
    this.hear({ what: "snapshot", snapshot });
    for (const chat of snapshot.chats) this.conversation(chat.id)?.hearChat(chat);
    for (const one of this.conversations.values()) one.readAgain();
  }

  /** Each chat that is shown has its conversation, and no other has. */
  private attendToTalks(): void {
    const shown = new Map(this.state.value.talks.map(({ chat }) => [chat.id, chat]));
    for (const [id, conversation] of this.conversations) {
      if (shown.has(id)) continue;
      conversation.stop();
      this.conversations.delete(id);
      for (const key of [id, `${id}/note`]) this.drafts.delete(key);
    }
    for (const [id, chat] of shown) {
      if (this.conversations.has(id)) continue;
      const conversation = new Conversation(chat, this.connection, (heard) => this.hear(heard));
      this.conversations.set(id, conversation);
      conversation.connected(this.connection.status === "connected");
      conversation.hearChat(chat);
    }
  }
}
