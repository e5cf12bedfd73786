// A typed Socket.IO connection to one namespace. It never sends into the void: without a connection a
// command is answered `no_answer` at once, and whoever asked decides about asking again.

import { io, type Socket } from "socket.io-client";
import { type Answer, asAnswer, type Code, NO_ANSWER, retryAfter, type WireError } from "./answer";
import { newClientId } from "./client_id";
import type {
  StaffAcks,
  StaffCommands,
  StaffEvents,
  VisitorAcks,
  VisitorCommands,
  VisitorEvents,
} from "./types";

/** Something may have been missed: a visitor catches up, the console syncs. */
interface Resync {
  resync: Record<string, never>;
}

export interface VisitorWire {
  commands: VisitorCommands;
  acks: VisitorAcks;
  events: VisitorEvents & Resync;
}

export interface StaffWire {
  commands: StaffCommands;
  acks: StaffAcks;
  events: StaffEvents & Resync;
}

type AnyWire = { commands: object; acks: object; events: object };
type Name<Table> = keyof Table & string;

/** `refused` is final (no live session, say); every other loss mends itself. */
export type Status = "closed" | "connecting" | "connected" | "lost" | "refused";

export interface Connection<W extends AnyWire> {
  readonly status: Status;
  /** Why the server refused the connection, while `status` is `refused`. */
  readonly refusal: WireError | null;
  ask<N extends Name<W["commands"]> & Name<W["acks"]>>(
    command: N,
    payload: W["commands"][N],
  ): Promise<Answer<W["acks"][N]>>;
  /** Hears an event; `acknowledge` answers the ones that the server wants acknowledged (`offer_made`). */
  on<N extends Name<W["events"]>>(
    event: N,
    hear: (payload: W["events"][N], acknowledge: () => void) => void,
  ): void;
  onStatus(hear: (status: Status) => void): void;
  open(): void;
  close(): void;
}

export interface ConnectionOptions {
  namespace: "/visitor" | "/staff";
  /** Read anew at every connect, since a token comes and goes. */
  auth?: () => Record<string, unknown>;
  origin?: string;
  answerWithinMs?: number;
}

const ANSWER_WITHIN_MS = 10_000;
/** Refusals of a connect that another try would only meet again. */
const FINAL: readonly Code[] = ["unauthorized", "forbidden"];

export function connectTo<W extends AnyWire>(options: ConnectionOptions): Connection<W> {
  return new SocketConnection<W>(options);
}

class SocketConnection<W extends AnyWire> implements Connection<W> {
  status: Status = "closed";
  refusal: WireError | null = null;
  private readonly socket: Socket;
  private readonly listeners: ((status: Status) => void)[] = [];
  private retry: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;

  constructor(private readonly options: ConnectionOptions) {
    this.socket = io((options.origin ?? location.origin) + options.namespace, {
      path: "/socket.io/",
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      // The proxy sends all requests of one `k` to the same worker, which polling needs.
      query: { k: newClientId() },
      auth: (send) => send(options.auth?.() ?? {}),
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
    });
    this.socket.on("connect", () => this.connected());
    this.socket.on("disconnect", () => this.lost());
    this.socket.on("connect_error", (error) => this.failed(error as Error & { data?: unknown }));
  }

  ask<N extends Name<W["commands"]> & Name<W["acks"]>>(
    command: N,
    payload: W["commands"][N],
  ): Promise<Answer<W["acks"][N]>> {
    if (!this.socket.connected) return Promise.resolve(NO_ANSWER);
    const patience = this.options.answerWithinMs ?? ANSWER_WITHIN_MS;
    return new Promise((resolve) => {
      this.socket.timeout(patience).emit(command, payload, (silence: Error | null, ack: unknown) => {
        resolve(silence ? NO_ANSWER : asAnswer<W["acks"][N]>(ack));
      });
    });
  }

  on<N extends Name<W["events"]>>(
    event: N,
    hear: (payload: W["events"][N], acknowledge: () => void) => void,
  ): void {
    const listener = (payload: W["events"][N], acknowledge?: unknown) => {
      hear(payload, typeof acknowledge === "function" ? () => acknowledge({ ok: true }) : () => {});
    };
    this.socket.on(event as string, listener as never);
  }

  onStatus(hear: (status: Status) => void): void {
    this.listeners.push(hear);
  }

  open(): void {
    clearTimeout(this.retry);
    if (this.socket.active) return;
    this.become("connecting");
    this.socket.connect();
  }

  close(): void {
    clearTimeout(this.retry);
    this.socket.disconnect();
    this.become("closed");
  }

  private connected(): void {
    this.attempt = 0;
    this.refusal = null;
    this.become("connected");
  }

  private lost(): void {
    if (this.status === "closed") return;
    this.become("lost");
    // A namespace that the server closed is not reconnected by the library; it may have ended for good.
    if (!this.socket.active) this.reopenAfter(1000);
  }

  private failed(error: Error & { data?: unknown }): void {
    this.become("lost");
    if (this.socket.active) return;
    const answer = asAnswer(error.data);
    const refusal: WireError = answer.ok ? { code: "internal", message: error.message } : answer.error;
    if (FINAL.includes(refusal.code)) {
      this.refusal = refusal;
      return this.become("refused");
    }
    this.reopenAfter(retryAfter(refusal, this.attempt++) ?? 5_000);
  }

  private reopenAfter(wait: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.socket.connect(), wait);
  }

  private become(status: Status): void {
    if (status === this.status) return;
    this.status = status;
    for (const hear of this.listeners) hear(status);
  }
}
