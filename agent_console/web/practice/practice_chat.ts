// One practice chat: its log, and the visitor who answers.

import { type Chat, type Entry, type Note, newClientId } from "../wire";
import type { Script } from "./script";

/** How long a person takes to read, and to write. */
export interface Pace {
  readMs: number;
  writeMs: number;
}

export interface Listener {
  changed(chat: Chat): void;
  said(chat: Chat, entry: Entry): void;
  typing(chat: Chat, typing: boolean): void;
}

export class PracticeChat {
  entries: Entry[] = [];
  notes: Note[] = [];
  private said = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    public chat: Chat,
    private readonly script: Script,
    private readonly pace: Pace,
    private readonly listener: Listener,
  ) {
    if (script.question) this.visitorSays(script.question);
  }

  static begin(script: Script, pace: Pace, listener: Listener): PracticeChat {
    const chat: Chat = {
      id: `practice-${newClientId()}`,
      version: 1,
      state: "waiting",
      language: script.language,
      role: script.role,
      topic: script.topic,
      name: script.name,
      queued_at: new Date().toISOString(),
      assigned_at: null,
      ended_at: null,
      last_seq: 0,
      specialist: null,
      position: 1,
      wait: null,
      still_there: null,
      visitor_connected: true,
    };
    return new PracticeChat(chat, script, pace, listener);
  }

  /** The chat is this specialist's. */
  take(specialist: { id: string; name: string }): void {
    this.become({ state: "active", specialist, position: null, assigned_at: new Date().toISOString() });
    this.add({ kind: "notice", author: SYSTEM, notice: { what: "joined", name: specialist.name } });
  }

  /** Something of the specialist's; the visitor reads it, and answers. */
  hear(entry: Omit<Entry, "seq" | "at">): Entry {
    // A message that is sent again is the same message.
    const before = this.entries.find((one) => one.client_id && one.client_id === entry.client_id);
    if (before) return before;
    const added = this.add(entry);
    this.answerSoon();
    return added;
  }

  end(): void {
    this.stop();
    if (this.chat.state !== "active") return;
    this.become({ state: "wrap_up", ended_at: new Date().toISOString(), visitor_connected: false });
    this.add({ kind: "notice", author: SYSTEM, notice: { what: "ended" } });
  }

  close(): void {
    this.stop();
    this.become({ state: "closed" });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private answerSoon(): void {
    if (this.script.lines.length === 0) return;
    this.stop();
    this.listener.typing(this.chat, false);
    this.timer = setTimeout(() => this.write(), this.pace.readMs);
  }

  private write(): void {
    const line = this.script.lines[this.said];
    if (line === undefined) return this.end();
    this.listener.typing(this.chat, true);
    this.timer = setTimeout(() => {
      this.said += 1;
      this.visitorSays(line);
    }, this.pace.writeMs);
  }

  private visitorSays(text: string): void {
    this.add({ kind: "message", author: { kind: "visitor", name: this.script.name }, text });
  }

  private add(entry: Omit<Entry, "seq" | "at">): Entry {
    const added = { ...entry, seq: this.chat.last_seq + 1, at: new Date().toISOString() };
    this.entries.push(added);
    this.become({ last_seq: added.seq });
    this.listener.said(this.chat, added);
    return added;
  }

  private become(change: Partial<Chat>): void {
    this.chat = { ...this.chat, ...change, version: this.chat.version + 1 };
    this.listener.changed(this.chat);
  }
}

const SYSTEM: Entry["author"] = { kind: "system", name: null };
