import { beforeEach, describe, expect, test, vi } from "vitest";
import { connectTo, type StaffWire } from "./connection";

type Listener = (...args: unknown[]) => void;

/** The part of a socket.io-client Socket that is used, moved by hand. */
class FakeSocket {
  connected = false;
  active = false;
  listeners = new Map<string, Listener>();
  emitted: { name: string; payload: unknown; patience: number; done: Listener }[] = [];
  on = (name: string, listener: Listener) => this.listeners.set(name, listener);
  connect = vi.fn(() => {
    this.active = true;
  });
  disconnect = vi.fn();
  timeout = (patience: number) => ({
    emit: (name: string, payload: unknown, done: Listener) =>
      this.emitted.push({ name, payload, patience, done }),
  });
  hear(name: string, ...args: unknown[]) {
    this.listeners.get(name)?.(...args);
  }
  up() {
    this.connected = true;
    this.hear("connect");
  }
  down(active: boolean) {
    this.connected = false;
    this.active = active;
    this.hear("disconnect");
  }
}

const { io } = vi.hoisted(() => ({ io: vi.fn() }));
vi.mock("socket.io-client", () => ({ io }));

let socket: FakeSocket;

function open() {
  const connection = connectTo<StaffWire>({ namespace: "/staff", origin: "https://help.example" });
  connection.open();
  return connection;
}

describe("a connection", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    socket = new FakeSocket();
    io.mockReset().mockReturnValue(socket);
    return () => vi.useRealTimers();
  });

  test("tries WebSocket, then polling, with a random routing key", () => {
    open();
    expect(io.mock.calls[0]?.[0]).toBe("https://help.example/staff");
    expect(io.mock.calls[0]?.[1]).toMatchObject({
      path: "/socket.io/",
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      query: { k: expect.stringMatching(/^[\w-]{22}$/) },
    });
  });

  test("answers at once that there is no answer while not connected, and sends nothing", async () => {
    const connection = open();
    expect(await connection.ask("sync", {})).toMatchObject({ ok: false, error: { code: "no_answer" } });
    expect(socket.emitted).toEqual([]);
  });

  test("gives the ack, or no answer when it does not come in time", async () => {
    const connection = open();
    socket.up();
    const [first, second] = [connection.ask("sync", {}), connection.ask("sync", {})];
    socket.emitted[0]?.done(null, { ok: false, error: { code: "conflict", message: "" } });
    socket.emitted[1]?.done(new Error("timed out"));
    expect(await first).toMatchObject({ error: { code: "conflict" } });
    expect(await second).toMatchObject({ error: { code: "no_answer" } });
  });

  test("tells its status and comes back by itself", () => {
    const connection = open();
    const heard: string[] = [];
    connection.onStatus((status) => heard.push(status));
    socket.up();
    socket.down(true);
    socket.up();
    expect(heard).toEqual(["connected", "lost", "connected"]);
  });

  test("tries again after the server closed the namespace or was unavailable", () => {
    open();
    socket.up();
    socket.down(false);
    vi.advanceTimersByTime(1000);
    expect(socket.connect).toHaveBeenCalledTimes(2);
    socket.active = false;
    socket.hear("connect_error", {
      data: { ok: false, error: { code: "limited", message: "", retry_after_s: 9 } },
    });
    vi.advanceTimersByTime(8999);
    expect(socket.connect).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1);
    expect(socket.connect).toHaveBeenCalledTimes(3);
  });

  test("stops at a refusal that is final, and says why", () => {
    const connection = open();
    socket.active = false;
    socket.hear("connect_error", { data: { ok: false, error: { code: "unauthorized", message: "" } } });
    vi.advanceTimersByTime(60_000);
    expect(connection.status).toBe("refused");
    expect(connection.refusal?.code).toBe("unauthorized");
    expect(socket.connect).toHaveBeenCalledTimes(1);
  });

  test("acknowledges an event only when its hearer does", () => {
    const connection = open();
    const ack = vi.fn();
    let acknowledge = () => {};
    connection.on("offer_made", (_offer, done) => {
      acknowledge = done;
    });
    socket.hear("offer_made", {}, ack);
    expect(ack).not.toHaveBeenCalled();
    acknowledge();
    expect(ack).toHaveBeenCalledOnce();
  });
});
