// What hostile or broken clients do, so that the waits of everybody else can be measured meanwhile.

import { randomBytes } from "node:crypto";
import net from "node:net";
import { Client, connectAll } from "./client.mjs";
import { CONTINUATION, header, TEXT } from "./frames.mjs";
import { now, sleep } from "./meter.mjs";

const UNFINISHED_BYTES = 150 * 1024 * 1024;
const PIECE = Buffer.alloc(32 * 1024, "x");
const [FLOOD_MESSAGES, FLOOD_LENGTH] = [2700, 50_000];
const SILENT = 50;
const [BACKLOG_MESSAGES, BACKLOG_PER_SECOND, BACKLOG_LENGTH, MOST_PENDING] = [20_000, 2000, 1000, 500];
const WRITERS = 4; // of one connection's commands, one is carried out after the other
const LASTS_MS = 60_000;

/** `mode: "attack"`: waits until the others talk, then does `plan.kind`; prints what it managed to do. */
export async function attack(plan) {
  await sleep(plan.after_s * 1000);
  const done = await KINDS[plan.kind](plan);
  process.stdout.write(`${JSON.stringify(done)}\n`);
  await sleep(LASTS_MS); // what is open stays open until we are ended
  return done;
}

const write = (socket, bytes) =>
  socket.write(bytes) || new Promise((resolve) => socket.once("drain", resolve).once("close", resolve));

const closed = (client) => client.socket.destroyed || client.socket.writableEnded;

/** Two messages that never end: one in pieces, one whose single frame was announced longer than what comes. */
async function unfinished(plan) {
  const clients = await connectAll([plan.newcomer, plan.newcomer]);
  const pieces = await pour(clients[0], header(TEXT, PIECE.length, false), () =>
    header(CONTINUATION, PIECE.length, false),
  );
  const frame = await pour(clients[1], header(TEXT, UNFINISHED_BYTES + 1), () => Buffer.alloc(0));
  return { bytes: pieces + frame, closed: clients.filter(closed).length };
}

async function pour(client, first, between) {
  let bytes = 0;
  client.socket.write(first);
  while (bytes < UNFINISHED_BYTES && !closed(client)) {
    await write(client.socket, PIECE);
    bytes += PIECE.length;
    if (!closed(client)) client.socket.write(between());
    await new Promise(setImmediate); // a close by the server must be seen
  }
  return bytes;
}

/** Far too large, far too fast, from one client. */
async function flood(plan) {
  const [client] = await connectAll([plan.visitor]);
  const text = "x".repeat(FLOOD_LENGTH);
  const began = now();
  let sent = 0;
  while (sent < FLOOD_MESSAGES && !closed(client)) {
    const due = Math.min(FLOOD_MESSAGES, ((now() - began) / 1000) * FLOOD_MESSAGES);
    for (; sent < due; sent++) client.send(say(sent, text), now());
    await sleep(1);
  }
  return { sent, seconds: (now() - began) / 1000, closed: Number(closed(client)) };
}

const NONCE = randomBytes(6).toString("hex");
const say = (number, text) => `["say",{"client_id":"${NONCE}-${number}","text":"${text}"}]`;

/** Connections that say nothing, half a request, or nothing after the handshake. */
async function silent(plan) {
  const raw = Array.from({ length: SILENT }, (_, number) => {
    if (number % 3 === 2) return new Client({ ...plan.newcomer, auth: {} }, { ready: mute }).socket;
    const socket = net.connect({ port: plan.newcomer.port, host: "127.0.0.1" });
    if (number % 3 === 1) socket.write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127");
    return socket.on("error", () => {});
  });
  await sleep(1000);
  return { open: raw.filter((socket) => !socket.destroyed).length };
}

const mute = (client) => {
  client.socket.write = () => true;
};

/** One connection of a visitor's reads nothing while twenty thousand messages go to it. */
async function stalledReader(plan) {
  const [reader] = await connectAll([plan.visitor]);
  reader.socket.pause();
  const writers = await connectAll(Array(WRITERS).fill(plan.visitor));
  const waiting = () => writers.reduce((sum, writer) => sum + writer.pending.size, 0);
  const text = "x".repeat(BACKLOG_LENGTH);
  const began = now();
  let sent = 0;
  while (sent < BACKLOG_MESSAGES && !writers.some(closed) && now() - began < LASTS_MS) {
    const due = Math.min(BACKLOG_MESSAGES, ((now() - began) / 1000) * BACKLOG_PER_SECOND);
    for (let room = MOST_PENDING - waiting(); sent < due && room > 0; sent++, room--)
      writers[sent % WRITERS].send(say(sent, text), now());
    await sleep(1);
  }
  return { sent, seconds: (now() - began) / 1000, closed: Number(closed(reader)) };
}

const KINDS = { unfinished, flood, silent, stalled_reader: stalledReader };
