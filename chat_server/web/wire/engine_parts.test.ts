// What stands in for parts of engine.io-client, against the originals.

import { afterEach, describe, expect, test, vi } from "vitest";

class FakeLine {
  onopen = () => {};
  onclose = (_: object) => {};
  onmessage = (_: { data: string }) => {};
  onerror: ((_: object) => void) | null = () => {};
  sent: string[] = [];
  close = vi.fn();
  constructor(readonly address: string) {
    if (address.includes("forbidden")) throw new Error("forbidden");
    lines.push(this);
  }
  send = (text: string) => this.sent.push(text);
}

const lines = vi.hoisted((): FakeLine[] => []);
// The original looks for it when it is loaded.
vi.stubGlobal("WebSocket", FakeLine);
const { WebSocket: Original } = await import("engine.io-client");
const { WS } = await import("./engine_websocket");
const ours = await import("./engine_platform");
const parts = "../../../node_modules/engine.io-client/build/esm";
const util = await import(/* @vite-ignore */ `${parts}/util.js`);
const parseqs = await import(/* @vite-ignore */ `${parts}/contrib/parseqs.js`);

function transport(Transport: typeof Original | typeof WS, hostname = "help.example") {
  const made = new Transport({
    hostname,
    port: "8000",
    secure: true,
    path: "/socket.io/",
    query: { EIO: 4, k: "a-b_c", transport: "websocket" },
    socket: { binaryType: "arraybuffer" },
  } as never);
  const heard: unknown[] = [];
  for (const event of ["open", "packet", "drain", "error", "close"] as const)
    made.on(event, (about: unknown) => heard.push([event, event === "packet" && about]));
  made.open();
  return { made, heard, line: lines.at(-1) as FakeLine };
}

describe.each([
  ["the original", Original],
  ["ours", WS],
])("a WebSocket transport: %s", (_, Transport) => {
  afterEach(() => void lines.splice(0));

  test("opens the same address, hears packets and tells of the close", () => {
    const { made, heard, line } = transport(Transport);
    expect(made.name).toBe("websocket");
    expect(line.address).toBe("wss://help.example:8000/socket.io/?EIO=4&k=a-b_c&transport=websocket");
    line.onopen();
    line.onmessage({ data: "4hello" });
    line.onclose({});
    expect(heard).toEqual([
      ["open", false],
      ["packet", { type: "message", data: "hello" }],
      ["close", false],
    ]);
  });

  test("sends in order, and says later that it can take more", async () => {
    const { made, heard, line } = transport(Transport);
    line.onopen();
    made.send([{ type: "message", data: "a" } as never, { type: "pong" } as never]);
    expect(line.sent).toEqual(["4a", "3"]);
    expect([made.writable, heard.length]).toEqual([false, 1]);
    await vi.waitFor(() => expect([made.writable, heard.at(-1)]).toEqual([true, ["drain", false]]));
  });

  test("tells of an error, and of none once it is closed", () => {
    const { made, heard, line } = transport(Transport);
    line.onerror?.({});
    expect(heard).toEqual([["error", false]]);
    line.onopen();
    made.close();
    line.onerror?.({});
    expect(line.close).toHaveBeenCalledOnce();
    expect(heard.map((one) => (one as string[])[0])).toEqual(["error", "open", "close"]);
  });

  test("is an error, not a crash, where the browser forbids it", () => {
    expect(transport(Transport, "forbidden").heard).toEqual([["error", false]]);
  });
});

describe("the platform", () => {
  test("counts the bytes of a text as the original does", () => {
    for (const text of ["", "chat", "¿Qué tal?", "中文", "🙂🙂"])
      expect(ours.byteLength(text)).toBe(util.byteLength(text));
  });

  test("writes a query as the original does", () => {
    const query = { EIO: "4", transport: "polling", k: "AZaz09-_", sid: "x_y-z" };
    expect(ours.encode(query)).toBe(parseqs.encode(query));
  });

  test("installs the same timers", () => {
    const [mine, theirs] = [{}, {}] as never[];
    ours.installTimerFunctions(mine as never);
    util.installTimerFunctions(theirs, {});
    expect(Object.keys(mine as never)).toEqual(Object.keys(theirs as never));
  });

  test("never gives the same random text twice in a row", () => {
    expect(ours.randomString()).not.toBe(ours.randomString());
  });

  test("does later what is for the next tick", async () => {
    const work = vi.fn();
    ours.nextTick(work);
    expect(work).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(work).toHaveBeenCalledOnce();
  });
});
