// Engine.IO 4 and Socket.IO 5 over one WebSocket on raw TCP: only what a load needs, and as cheap as it can be.

import { randomBytes } from "node:crypto";
import net from "node:net";
import { CLOSE, readFrames, TEXT, textFrame } from "./frames.mjs";

const [COMMA, SLASH, ZERO, NINE, BRACKET] = [44, 47, 48, 57, 91];
const [OPEN, PING, MESSAGE] = [48, 50, 52];
const [CONNECT, EVENT, ACK, REFUSED] = [48, 50, 51, 52];
const SUCCESS = Buffer.from('[{"ok":true');
const SNAPSHOT = Buffer.from('["snapshot"');
const END_OF_HEADERS = "\r\n\r\n";
// All sockets read into the same memory: what is in it is dealt with before the next read.
const chunk = Buffer.allocUnsafe(1 << 18);

export class Client {
  /** `who`: {port, namespace, auth, cookie, readyOn}; `on`: {ready, refused, ack, event, close}, each optional. */
  constructor(who, on = {}) {
    this.who = who;
    this.on = on;
    this.prefix = who.namespace === "/" ? "" : `${who.namespace},`;
    this.upgraded = false;
    this.welcome = false;
    this.rest = null;
    this.acks = 0;
    this.pending = new Map();
    const onread = { buffer: chunk, callback: (size) => this.receive(size) };
    this.socket = net.connect({ port: who.port, host: "127.0.0.1", noDelay: true, onread });
    this.socket.on("connect", () => this.socket.write(this.handshake()));
    this.socket.on("error", () => this.socket.destroy());
    this.socket.on("close", () => this.on.close?.(this));
  }

  handshake() {
    const { port, cookie } = this.who;
    const lines = [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Origin: http://127.0.0.1:${port}`,
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
    ];
    if (cookie) lines.push(`Cookie: ${cookie}`);
    return lines.join("\r\n") + END_OF_HEADERS;
  }

  /** Sends an event with its JSON `[name,payload]` ready made; `since` is what its latency counts from. */
  send(json, since) {
    const id = ++this.acks;
    this.pending.set(id, since);
    this.socket.write(textFrame(`42${this.prefix}${id}${json}`));
  }

  receive(size) {
    let bytes = chunk;
    let end = size;
    if (this.rest !== null) {
      bytes = Buffer.concat([this.rest, chunk.subarray(0, size)]);
      end = bytes.length;
      this.rest = null;
    }
    const start = this.upgraded ? 0 : this.upgrade(bytes, end);
    const read =
      start < 0 ? 0 : readFrames(bytes, start, end, (opcode, a, b) => this.frame(opcode, bytes, a, b));
    if (read < end) this.rest = Buffer.from(bytes.subarray(read, end));
    return true;
  }

  upgrade(bytes, end) {
    const at = bytes.subarray(0, end).indexOf(END_OF_HEADERS);
    if (at < 0) return -1;
    this.upgraded = bytes.latin1Slice(9, 12) === "101";
    if (!this.upgraded) this.refuse();
    return this.upgraded ? at + END_OF_HEADERS.length : end;
  }

  refuse() {
    this.on.refused?.(this);
    this.socket.destroy();
  }

  frame(opcode, bytes, start, end) {
    if (opcode === CLOSE) this.socket.end();
    if (opcode !== TEXT) return;
    const type = bytes[start];
    if (type === MESSAGE) this.packet(bytes, start + 1, end);
    else if (type === PING) this.socket.write(textFrame("3"));
    else if (type === OPEN) this.socket.write(textFrame(`40${this.prefix}${JSON.stringify(this.who.auth)}`));
  }

  packet(bytes, start, end) {
    const type = bytes[start];
    let at = start + 1;
    if (bytes[at] === SLASH) {
      while (bytes[at] !== COMMA && at < end) at++;
      at++;
    }
    if (type === ACK) this.acknowledged(bytes, at, end);
    else if (type === EVENT) this.event(bytes, at, end);
    else if (type === REFUSED) this.refuse();
    else if (type === CONNECT && this.who.readyOn === "connect") this.on.ready?.(this);
  }

  acknowledged(bytes, start, end) {
    let at = start;
    let id = 0;
    while (bytes[at] >= ZERO && bytes[at] <= NINE) id = id * 10 + bytes[at++] - ZERO;
    const since = this.pending.get(id);
    if (!this.pending.delete(id)) return;
    this.on.ack?.(this, since, starts(SUCCESS, bytes, at), bytes, at, end);
  }

  event(bytes, start, end) {
    if (this.who.readyOn === "snapshot" && starts(SNAPSHOT, bytes, start)) {
      const lost = this.who.hasChat && bytes.subarray(start, end).includes('"chat":null');
      if (lost) this.refuse();
      else this.on.ready?.(this);
      return;
    }
    let at = start;
    while (bytes[at] !== BRACKET) at++; // the number of an event that wants an ack
    this.on.event?.(this, bytes, at, end);
  }
}

/** Whether `bytes` at `at` starts with `wanted`. */
export function starts(wanted, bytes, at) {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

/** Opens a client for each of `people`, `atOnce` at a time; resolves when all are ready, throws if one is not. */
export function connectAll(people, on = {}, atOnce = 20, patienceS = 60) {
  const clients = [];
  let ready = 0;
  return new Promise((resolve, reject) => {
    const failed = (why) => reject(new Error(`${why}: ${ready} of ${people.length} connected`));
    const late = setTimeout(() => failed("too slow"), patienceS * 1000);
    const refused = () => failed("refused");
    const close = (client) => {
      if (!client.welcome) failed("closed");
      on.close?.(client);
    };
    const open = () => {
      const index = clients.length;
      if (index < people.length)
        clients.push(new Client(people[index], { ...on, ready: next, refused, close }));
    };
    const next = (client) => {
      client.welcome = true;
      ready++;
      if (ready < people.length) return open();
      clearTimeout(late);
      resolve(clients);
    };
    if (people.length === 0) resolve(clients);
    for (let i = 0; i < atOnce; i++) open();
  });
}
