import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { connectTo } from "./connection";
import type { StaffWire } from "./namespaces";
import { decode, encode } from "./packets";

type Listener = (...args: unknown[]) => void;

/** The part of an Engine.IO socket that is used, moved by hand. */
class FakeEngine {
  listeners = new Map<string, Listener>();
  sent: string[] = [];
  close = vi.fn();
  constructor(public options: { transports: unknown[]; query: { k: string }; withCredentials: boolean }) {
    engines.push(this);
  }
  on = (name: string, listener: Listener) => this.listeners.set(name, listener);
  send = (text: string) => this.sent.push(text);
  hear(name: string, ...args: unknown[]) {
    this.listeners.get(name)?.(...args);
  }
  /** The server's packet. */
  says(type: number, data?: unknown, id?: number) {
    const packet = { type, namespace: "/staff", data };
    this.hear("message", encode(id === undefined ? packet : { ...packet, id }));
  }
  up() {
    this.hear("open");
    this.says(0, { sid: "s" });
  }
  refuse(error: object) {
    this.hear("open");
    this.says(4, { message: "no", data: { ok: false, error } });
  }
}

const engines: FakeEngine[] = [];
vi.mock("engine.io-client", () => ({
  Socket: class {
    constructor(options: FakeEngine["options"]) {
      // biome-ignore lint/correctness/noConstructorReturn: the fake takes the place of what is constructed
      return new FakeEngine(options);
    }
  },
  WebSocket: "websocket",
  Fetch: "polling",
}));

const opened: { close(): void }[] = [];
const engine = () => engines.at(-1) as FakeEngine;

function open() {
  const connection = connectTo<StaffWire>({
    namespace: "/staff",
    origin: "https://help.example",
    auth: () => ({ token: "t" }),
  });
  connection.open();
  opened.push(connection);
  return connection;
}

describe("a connection", () => {
  beforeEach(() => {
    engines.length = 0;
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5);
  });
  afterEach(() => {
    for (const connection of opened.splice(0)) connection.close();
    vi.useRealTimers();
  });

  test("tries WebSocket, then polling, with a random routing key, drawn anew for each dial", () => {
    open();
    engine().up();
    engine().hear("close");
    vi.advanceTimersByTime(500);
    expect(engine().options).toMatchObject({
      hostname: "help.example",
      secure: true,
      path: "/socket.io/",
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      query: { k: expect.stringMatching(/^[\w-]{22}$/) },
    });
    expect(new Set(engines.map((one) => one.options.query.k)).size).toBe(2);
  });

  test("begins with polling after a network has swallowed the WebSocket", () => {
    open();
    vi.advanceTimersByTime(8_000 + 500);
    expect(engines).toHaveLength(2);
    expect(engine().options.transports).toEqual(["polling", "websocket"]);
  });

  test("joins its namespace with what `auth` says at that moment", () => {
    open();
    engine().hear("open");
    expect(engine().sent).toEqual(['0/staff,{"token":"t"}']);
  });

  test("answers at once that there is no answer while not connected, and sends nothing", async () => {
    const connection = open();
    engine().hear("open");
    expect(await connection.ask("sync", {})).toMatchObject({ ok: false, error: { code: "no_answer" } });
    expect(engine().sent).toHaveLength(1);
  });

  test("gives each command its own ack, in whatever order they come", async () => {
    const connection = open();
    engine().up();
    const answers = [connection.ask("sync", {}), connection.ask("set_duty", { status: "away" })];
    const ids = engine()
      .sent.slice(1)
      .map((text) => decode(text)?.id);
    engine().says(3, [{ ok: false, error: { code: "conflict", message: "" } }], ids[1]);
    engine().says(3, [{ ok: true, epoch: "e" }], ids[0]);
    expect(await answers[0]).toMatchObject({ ok: true, epoch: "e" });
    expect(await answers[1]).toMatchObject({ error: { code: "conflict" } });
  });

  test("says that there is no answer when it does not come in time or the line is cut", async () => {
    const connection = open();
    engine().up();
    const late = connection.ask("sync", {});
    vi.advanceTimersByTime(10_000);
    expect(await late).toMatchObject({ error: { code: "no_answer" } });
    const cut = connection.ask("sync", {});
    engine().hear("close");
    expect(await cut).toMatchObject({ error: { code: "no_answer" } });
  });

  test("tells its status and comes back by itself, later and later", () => {
    const connection = open();
    const heard: string[] = [];
    connection.onStatus((status) => heard.push(status));
    engine().up();
    for (const pause of [500, 1000, 2000, 4000, 5000, 5000]) {
      engine().hear("close");
      const before = engines.length;
      vi.advanceTimersByTime(pause - 1);
      expect(engines).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(engines).toHaveLength(before + 1);
    }
    engine().up();
    expect(heard).toEqual(["connected", "lost", "connected"]);
  });

  test("comes back at once when the page wakes", () => {
    open();
    engine().up();
    engine().hear("close");
    window.dispatchEvent(new Event("online"));
    expect(engines).toHaveLength(2);
  });

  test("hears nothing more from a line that it has given up", () => {
    const connection = open();
    const stale = engine();
    stale.up();
    stale.hear("close");
    stale.up();
    expect(connection.status).toBe("lost");
  });

  test("waits as long as a limited connect is told to", () => {
    open();
    engine().refuse({ code: "limited", message: "", retry_after_s: 9 });
    vi.advanceTimersByTime(8_999);
    expect(engines).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(engines).toHaveLength(2);
  });

  test("stops at a refusal that is final, says why, and can be opened again", () => {
    const connection = open();
    engine().refuse({ code: "unauthorized", message: "" });
    vi.advanceTimersByTime(60_000);
    expect(connection.status).toBe("refused");
    expect(connection.refusal?.code).toBe("unauthorized");
    expect(engines).toHaveLength(1);
    connection.open();
    engine().up();
    expect(connection.status).toBe("connected");
  });

  test("gives up a line on which the server leaves the namespace or says what makes no sense", () => {
    open();
    for (const text of ["1/staff,", "5nonsense"]) {
      engine().up();
      engine().hear("message", text);
      expect(engine().close).toHaveBeenCalled();
      vi.advanceTimersByTime(1000);
    }
    expect(engines).toHaveLength(3);
  });

  test("acknowledges an event only when its hearer does", () => {
    const connection = open();
    let acknowledge = () => {};
    connection.on("offer_made", (_offer, done) => {
      acknowledge = done;
    });
    engine().up();
    engine().says(2, ["offer_made", {}], 7);
    expect(engine().sent).toHaveLength(1);
    acknowledge();
    expect(engine().sent[1]).toBe('3/staff,7[{"ok":true}]');
  });

  test("once closed it stays closed", () => {
    const connection = open();
    engine().up();
    connection.close();
    engine().hear("close");
    vi.advanceTimersByTime(60_000);
    expect(connection.status).toBe("closed");
    expect(engines).toHaveLength(1);
  });
});
