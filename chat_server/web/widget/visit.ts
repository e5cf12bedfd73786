// What a visitor can do, from the first look at the form to the last word, whatever becomes of the line.

import {
  type Availability,
  type Chat,
  Epoch,
  onWake,
  type PhoneChosen,
  type RateChat,
  retryAfter,
  type Status,
} from "../wire";
import { Entrance } from "./entrance";
import { LiveChat } from "./live_chat";
import { LongWait } from "./long_wait";
import { initialState, newsOf, noChat, phoneOnly, type Setup, type State } from "./state";
import { Store } from "./store";
import type { Surroundings } from "./surroundings";
import { Unread } from "./unread";
import { untilAnswered } from "./until_answered";

const SPEAK_OF_LOSS_MS = 1500;

export class Visit {
  readonly store: Store<State>;
  readonly entrance: Entrance;
  private live: LiveChat | null = null;
  private readonly epoch = new Epoch();
  private readonly unread: Unread;
  private readonly longWait: LongWait;
  private confirming = false;
  private erasing = false;
  private lossTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly setup: Setup,
    private readonly around: Surroundings,
  ) {
    this.store = new Store(initialState(setup));
    this.entrance = new Entrance(setup, around, this.store, {
      admit: (chat) => this.attach(chat),
      showPhone: (availability, handoff) => this.showPhone(availability, handoff),
    });
    this.unread = new Unread(around.keep);
    this.longWait = new LongWait(around.keep, () => this.liveChanged());
    this.listen();
  }

  start(): void {
    const { keep, connection } = this.around;
    const phoned = keep.read("phoned");
    const request = keep.read("request");
    const token = keep.read("token");
    this.set({
      phoned: phoned?.availability ?? null,
      handoff: phoned?.handoff ?? null,
      resuming: !phoned && !request && !!token,
      draft: keep.read("draft") ?? "",
      filling: !!keep.read("form"),
    });
    if (phoned) return;
    if (request) return void this.entrance.pursue(request);
    if (!token) return void this.entrance.checkAvailability();
    connection.open();
  }

  /** Answers whether the visitor is still there; whoever types is. */
  async isHere(): Promise<void> {
    if (this.confirming) return;
    this.confirming = true;
    await this.insist("confirm_presence");
    this.confirming = false;
  }

  write(draft: string): void {
    if (this.store.state.chat?.still_there) void this.isHere();
    this.around.keep.write("draft", draft || null);
    this.set({ draft });
    this.live?.typed(draft !== "");
  }

  say(): void {
    const text = this.store.state.draft;
    if (!this.live || !text.trim()) return;
    this.live.outbox.add(text);
    this.write("");
  }

  retry(clientId: string): void {
    this.live?.outbox.retry(clientId);
  }

  discard(clientId: string): void {
    this.live?.outbox.discard(clientId);
  }

  /** Ends the chat, or leaves the queue. */
  end(): Promise<void> {
    return this.insist("end_chat");
  }

  private async insist(command: "end_chat" | "confirm_presence"): Promise<void> {
    const { connection } = this.around;
    const answer = await untilAnswered(connection, () => connection.ask(command, {}));
    if (answer.ok) this.live?.hearChat(answer.chat);
  }

  /** Unless it was `chosen`, the chat went to the phone by itself, such as at closing time. */
  async choosePhone(chosen = true): Promise<void> {
    const { connection } = this.around;
    this.showPhone({ ...phoneOnly(this.setup), reason: "open" }, null);
    const answer = await untilAnswered<PhoneChosen>(connection, () => connection.ask("choose_phone", {}));
    if (!answer.ok) {
      // A specialist took the chat in the same moment: then it goes on.
      if (chosen) this.set({ phoned: null });
      return;
    }
    const { availability, handoff } = answer;
    this.showPhone(chosen ? { ...availability, reason: "open" } : availability, handoff);
    connection.close();
  }

  /** Opens the shelf beside the chat, or closes it. */
  read(reading: boolean): void {
    this.set({ reading });
  }

  goOn(): void {
    this.set({ afterwards: "rating" });
  }

  /** Without a score, 0, it is said what is missing: the browser would say it in its own language. */
  async rate(rating: Omit<RateChat, "score"> & { score: number }): Promise<void> {
    const answer = rating.score && (await this.around.connection.ask("rate_chat", rating as RateChat));
    // What is rated already, or can no longer be, needs no second try.
    if (answer && (answer.ok || retryAfter(answer.error, 0) === null)) this.finish();
    else this.set({ ratingFailed: true });
  }

  /** The last view: nothing more is asked of the visitor or the server. */
  finish(): void {
    this.around.keep.write("rated", true);
    this.set({ afterwards: "thanks" });
    this.live?.stop();
    this.around.connection.close();
  }

  /** Whether it is erased now. The line is opened for it once more. */
  async erase(): Promise<boolean> {
    const { connection } = this.around;
    this.erasing = true;
    if (connection.status !== "connected") connection.open();
    const answer = await untilAnswered(connection, () => connection.ask("erase_chat", {}));
    this.erasing = false;
    if (answer.ok) this.putAway();
    return answer.ok;
  }

  private putAway(): void {
    this.forget();
    this.set({ entries: [], afterwards: "erased" });
  }

  /** Nothing stays here, the page goes, and the chat is ended behind it. */
  leaveQuickly(): void {
    const { keep, bridge } = this.around;
    const token = keep.read("token");
    this.forget();
    bridge.news({ unread: 0, underway: false });
    this.around.leave(token);
  }

  private forget(): void {
    this.live?.stop();
    this.live = null;
    this.around.connection.close();
    this.around.keep.forget();
  }

  /** What was filled in stays: whoever was sent to the phone need not begin anew. */
  startAgain(): void {
    const { keep } = this.around;
    const form = keep.read("form");
    this.forget();
    keep.write("form", form);
    this.set({
      ...noChat(),
      resuming: false,
      requesting: false,
      phoned: null,
      handoff: null,
      availability: null,
    });
    void this.entrance.checkAvailability();
  }

  private listen(): void {
    const { connection, bridge } = this.around;
    const mine = (id: string) => (this.live?.log.chat.id === id ? this.live : null);
    this.store.onChange(() => bridge.news(newsOf(this.store.state)));
    connection.onStatus((status) => this.statusChanged(status));
    connection.on("snapshot", ({ chat, epoch }) => this.hearSnapshot(chat, epoch));
    connection.on("entry_added", ({ chat_id, entry, version }) => mine(chat_id)?.hearEntry(entry, version));
    connection.on("chat_changed", ({ chat }) => mine(chat.id)?.hearChat(chat));
    // In another tab. Here the answer comes too, and needs the line until then.
    connection.on("chat_erased", ({ chat_id }) => mine(chat_id) && !this.erasing && this.putAway());
    connection.on("typing", ({ typing }) => this.live?.hearTyping(typing));
    connection.on("availability_changed", ({ availability }) => this.set({ availability }));
    connection.on("resync", () => void this.live?.readAgain());
    bridge.onShown((shown) => this.showing(shown));
    onWake(() => this.woke());
  }

  private statusChanged(status: Status): void {
    clearTimeout(this.lossTimer);
    const away = status !== "connected" && status !== "closed";
    if (away) this.lossTimer = setTimeout(() => this.set({ lost: true }), SPEAK_OF_LOSS_MS);
    if (status !== "connected") this.live?.cut();
    else if (this.store.state.lost) this.woke();
    this.set(away ? { status } : { status, lost: false });
  }

  private hearSnapshot(chat: Chat | null, epoch: string): void {
    if (this.epoch.changed(epoch)) return this.around.reload();
    if (chat) return this.attach(chat);
    // The token is unknown or has expired: its chat is no longer there.
    if (this.around.keep.read("token")) this.startAgain();
  }

  private attach(chat: Chat): void {
    if (this.live?.log.chat.id !== chat.id) {
      this.live?.stop();
      this.live = new LiveChat(chat, this.around.connection, this.around.keep, () => this.liveChanged());
    }
    const rated = this.around.keep.read("rated");
    this.set({ language: chat.language, resuming: false, ...(rated && { afterwards: "thanks" }) });
    this.live.resume(chat);
    this.liveChanged();
  }

  private liveChanged(): void {
    if (!this.live) return;
    const { log, outbox, settled, theyType } = this.live;
    const unread = this.unread.count(log.entries);
    this.set({
      chat: log.chat,
      entries: log.entries,
      outgoing: outbox.items,
      settled,
      typing: theyType,
      longWait: this.longWait.passed(log.chat),
      unread,
    });
    if (log.chat.state === "phoned" && !this.store.state.phoned) void this.choosePhone(false);
  }

  private showPhone(availability: Availability, handoff: State["handoff"]): void {
    this.around.keep.write("phoned", handoff && { availability, handoff });
    this.set({ phoned: availability, handoff });
  }

  private showing(shown: boolean): void {
    this.unread.shown = shown;
    this.liveChanged();
    if (shown) this.woke();
    // Behind a closed panel nobody waits to hear that chat has opened.
    else if (this.entrance.waitsForVisitor) this.around.connection.close();
  }

  private woke(): void {
    if (this.live) void this.live.readAgain();
    else if (this.entrance.waitsForVisitor) void this.entrance.checkAvailability();
  }

  private set(change: Partial<State>): void {
    this.store.set(change);
  }
}
