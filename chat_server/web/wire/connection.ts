// A typed Socket.IO connection to one namespace, over the transports of engine.io-client. The stock client's
// layer above them would break the widget's size budget. It never sends into the void: without a connection
// a command is answered `no_answer` at once, and whoever asked decides about asking again.

import { Socket as Engine, Fetch, WebSocket } from "engine.io-client";
import { type Answer, asAnswer, type Code, NO_ANSWER, retryAfter, type WireError } from "./answer";
import { newClientId } from "./client_id";
import type { AnyWire, Connection, ConnectionOptions, Name, Status } from "./namespaces";
import { ACK, CONNECT, CONNECT_ERROR, decode, EVENT, encode, type Packet } from "./packets";
import { onWake } from "./wake";

type Hear = (payload: never, acknowledge: () => void) => void;

const ANSWER_WITHIN_MS = 10_000;
const CONNECT_WITHIN_MS = 8_000;
const LONGEST_PAUSE_MS = 5_000;
/** Refusals of a connect that another try would only meet again. */
const FINAL: readonly Code[] = ["unauthorized", "forbidden"];

export function connectTo<W extends AnyWire>(options: ConnectionOptions): Connection<W> {
  return new SocketConnection<W>(options);
}

class SocketConnection<W extends AnyWire> implements Connection<W> {
  status: Status = "closed";
  refusal: WireError | null = null;
  private engine: Engine | null = null;
  private readonly heard = new Map<string, Hear>();
  private readonly pending = new Map<number, (ack: unknown) => void>();
  private readonly listeners: ((status: Status) => void)[] = [];
  private lastId = 0;
  private attempt = 0;
  private pollFirst = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ConnectionOptions) {
    onWake(() => this.status === "lost" && !this.engine && this.dial());
  }

  ask<N extends Name<W["commands"]> & Name<W["acks"]>>(
    command: N,
    payload: W["commands"][N],
  ): Promise<Answer<W["acks"][N]>> {
    if (this.status !== "connected") return Promise.resolve(NO_ANSWER);
    const id = ++this.lastId;
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.answered(id, NO_ANSWER), ANSWER_WITHIN_MS);
      this.pending.set(id, (ack) => {
        clearTimeout(patience);
        resolve(asAnswer(ack));
      });
      this.send({ type: EVENT, id, data: [command, payload] });
    });
  }

  on<N extends Name<W["events"]>>(
    event: N,
    hear: (payload: W["events"][N], acknowledge: () => void) => void,
  ): void {
    this.heard.set(event, hear);
  }

  onStatus(hear: (status: Status) => void): void {
    this.listeners.push(hear);
  }

  open(): void {
    if (this.status !== "closed" && this.status !== "refused") return;
    this.become("connecting");
    this.dial();
  }

  close(): void {
    this.hangUp();
    this.become("closed");
  }

  private dial(): void {
    clearTimeout(this.timer);
    const { hostname, port, protocol } = new URL(this.options.origin ?? location.origin);
    const engine = new Engine({
      hostname,
      port,
      secure: protocol === "https:",
      path: "/socket.io/",
      transports: this.pollFirst ? [Fetch, WebSocket] : [WebSocket, Fetch],
      tryAllTransports: true,
      // The proxy sends all requests of one `k` to the same worker, which polling needs. Drawn anew for each
      // dial: the worker behind the last one may hang without refusing anybody.
      query: { k: newClientId() },
      // Polling must carry the cookie of a signed-in member of staff, and no cookie of a visitor's.
      withCredentials: this.options.namespace === "/staff",
    });
    this.engine = engine;
    const mine = (work: () => void) => () => this.engine === engine && work();
    engine.on(
      "open",
      mine(() => this.send({ type: CONNECT, data: this.options.auth?.() ?? {} })),
    );
    engine.on(
      "close",
      mine(() => this.lost()),
    );
    engine.on("message", (text: unknown) => this.engine === engine && this.receive(decode(text)));
    this.timer = setTimeout(() => this.hung(), CONNECT_WITHIN_MS);
  }

  // Some networks swallow WebSockets instead of refusing them: the next try begins with polling.
  private hung(): void {
    this.pollFirst = !this.pollFirst;
    this.lost();
  }

  private send(packet: Omit<Packet, "namespace">): void {
    this.engine?.send(encode({ namespace: this.options.namespace, ...packet }));
  }

  private receive(packet: Packet | null): void {
    const data = packet?.data as never;
    if (packet?.type === CONNECT) this.connected();
    else if (packet?.type === EVENT) this.event(data, packet.id);
    else if (packet?.type === ACK) this.answered(packet.id, data[0]);
    else if (packet?.type === CONNECT_ERROR) this.failed(data);
    else this.lost();
  }

  private event([name, payload]: [string, never], id: number | undefined): void {
    const acknowledge = () => {
      if (id !== undefined) this.send({ type: ACK, id, data: [{ ok: true }] });
    };
    this.heard.get(name)?.(payload, acknowledge);
  }

  private answered(id: number | undefined, ack: unknown): void {
    const resolve = this.pending.get(id ?? 0);
    this.pending.delete(id ?? 0);
    resolve?.(ack);
  }

  private connected(): void {
    clearTimeout(this.timer);
    this.attempt = 0;
    this.refusal = null;
    this.become("connected");
  }

  private lost(): void {
    const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** this.attempt++);
    // Spread, so that a hall full of visitors does not come back in one instant.
    this.redialAfter(pause * (0.5 + Math.random()));
  }

  private failed(data: { message?: string; data?: unknown }): void {
    const answer = asAnswer(data?.data ?? data);
    const refusal: WireError = answer.ok ? { code: "internal", message: "" } : answer.error;
    if (!FINAL.includes(refusal.code)) {
      return this.redialAfter(retryAfter(refusal, this.attempt++) ?? LONGEST_PAUSE_MS);
    }
    this.refusal = refusal;
    this.hangUp();
    this.become("refused");
  }

  private redialAfter(pause: number): void {
    this.hangUp();
    this.timer = setTimeout(() => this.dial(), pause);
    this.become("lost");
  }

  private hangUp(): void {
    clearTimeout(this.timer);
    const engine = this.engine;
    this.engine = null;
    engine?.close();
    for (const id of [...this.pending.keys()]) this.answered(id, NO_ANSWER);
  }

  private become(status: Status): void {
    if (status === this.status) return;
    this.status = status;
    for (const hear of this.listeners) hear(status);
  }
}
