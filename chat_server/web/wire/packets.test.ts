// Ours against the originals, for everything that the contract can send.

import * as engine from "engine.io-parser";
import { Decoder, Encoder, type Packet as Original } from "socket.io-parser";
import { describe, expect, test, vi } from "vitest";
import { Emitter } from "./engine_emitter";
import * as ours from "./engine_text";
import { decode, encode, type Packet } from "./packets";

const PACKETS: Packet[] = [
  { type: 0, namespace: "/visitor", data: { token: null, language: "es" } },
  { type: 1, namespace: "/visitor" },
  { type: 2, namespace: "/visitor", data: ["entry_added", { text: "Hola, ¿qué tal? , 12[" }] },
  { type: 2, namespace: "/staff", id: 12, data: ["offer_made", {}] },
  { type: 3, namespace: "/staff", id: 0, data: [{ ok: true }] },
  { type: 3, namespace: "/staff", id: 7, data: [] },
  { type: 4, namespace: "/staff", data: { message: "no", data: { ok: false } } },
];

function original(text: string): Packet {
  let packet: Original | undefined;
  const decoder = new Decoder();
  decoder.on("decoded", (decoded: Original) => {
    packet = decoded;
  });
  decoder.add(text);
  const { nsp, ...rest } = packet as Original;
  return { ...rest, namespace: nsp } as Packet;
}

describe("a packet of Socket.IO", () => {
  test.each(PACKETS)("is written and read as the stock parser does: %j", (packet) => {
    const { namespace: nsp, ...rest } = packet;
    const text = encode(packet);
    expect([text]).toEqual(new Encoder().encode({ nsp, ...rest } as Original));
    expect(decode(text)).toEqual(packet);
    expect(original(text)).toEqual(packet);
  });

  test("may belong to the main namespace", () => {
    expect(decode('2["a"]')).toEqual({ type: 2, namespace: "/", data: ["a"] });
  });

  test.each(["", "7", '51-["a"]', "2", "2{}", "2[1", "3{}", '0/visitor,"x', null, new ArrayBuffer(1)])(
    "that makes no sense is none: %j",
    (text) => expect(decode(text)).toBeNull(),
  );
});

describe("a packet of Engine.IO", () => {
  const packets = [
    { type: "ping", data: "probe" },
    { type: "pong" },
    { type: "message", data: '2["a"]' },
  ] as const;

  test("is written and read as the stock parser does", () => {
    let theirs = "";
    let text = "";
    engine.encodePayload([...packets], (payload) => {
      theirs = payload;
    });
    ours.encodePayload([...packets], (payload) => {
      text = payload;
    });
    expect(text).toBe(theirs);
    expect(ours.decodePayload(text)).toEqual(engine.decodePayload(text));
  });

  test.each(["", "9x", "xyz"])("that makes no sense is an error to both: %j", (text) => {
    expect(ours.decodePacket(text)).toEqual(engine.decodePacket(text));
    expect(ours.decodePayload(`${text}\x1e2`)).toHaveLength(1);
  });
});

describe("the emitter", () => {
  test("tells every listener, one of `once` once, and none that was removed", () => {
    const emitter = new Emitter();
    const [always, once, removed, never] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
    emitter.on("a", always).once("a", once).on("a", removed).once("a", never);
    emitter.removeListener("a", removed).off("a", never);
    emitter.emitReserved("a", 1, 2).emitReserved("a", 3);
    expect(always.mock.calls).toEqual([[1, 2], [3]]);
    expect(once.mock.calls).toEqual([[1, 2]]);
    expect(removed).not.toHaveBeenCalled();
    expect(never).not.toHaveBeenCalled();
  });

  test("forgets one event, or all", () => {
    const emitter = new Emitter();
    const [a, b] = [vi.fn(), vi.fn()];
    emitter.on("a", a).on("b", b).removeAllListeners("a").emitReserved("a").emitReserved("b");
    expect(a).not.toHaveBeenCalled();
    emitter.removeAllListeners().emitReserved("b");
    expect(b).toHaveBeenCalledOnce();
  });
});
