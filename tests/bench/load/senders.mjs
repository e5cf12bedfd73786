// Senders: a closed loop (the next message when the last is acknowledged) or an open one (a schedule that never waits).

import { randomBytes } from "node:crypto";
import { connectAll, starts } from "./client.mjs";
import { now, percentile, sleep, startWindow } from "./meter.mjs";

const TEXT =
  "I have just been told that I start immunotherapy next week, and I would like to know what to eat.....".slice(
    0,
    100,
  );
const DRAIN_MS = 5000;

/** The commands that a load may send; the event that the other side gets. A client id is never used twice. */
const COMMANDS = {
  say: {
    heard: Buffer.from('["entry_added"'),
    json: (load, sender) =>
      `["say",{"client_id":"${load.nonce}-${sender.number}-${sender.acks}","text":"${TEXT}"}]`,
  },
  typing: { heard: Buffer.from('["typing"'), json: () => '["typing",{"typing":true}]' },
};

export class Load {
  constructor(plan) {
    this.plan = plan;
    this.command = COMMANDS[plan.command];
    this.nonce = randomBytes(6).toString("hex");
    Object.assign(this, { sent: 0, acked: 0, failed: 0, heard: 0, closed: 0 });
    this.sending = false;
    this.latencies = null;
  }

  /** Connects the receivers, then the senders. */
  async connect() {
    const closed = () => this.closed++;
    const event = (_client, bytes, at) => {
      if (starts(this.command.heard, bytes, at)) this.heard++;
    };
    this.staff = await connectAll(this.plan.staff, { event, close: closed });
    const ack = (sender, since, ok) => this.acknowledged(sender, since, ok);
    this.senders = await connectAll(this.plan.visitors, { ack, close: closed });
    for (const [number, sender] of this.senders.entries()) sender.number = number;
  }

  acknowledged(sender, since, ok) {
    if (ok) this.acked++;
    else this.failed++;
    if (this.latencies !== null) this.latencies.push(now() - since);
    if (this.sending && !this.plan.rate && this.sent < (this.plan.messages ?? Infinity))
      this.fire(sender, now());
  }

  fire(sender, since) {
    this.sent++;
    sender.send(this.command.json(this, sender), since);
  }

  start() {
    this.sending = true;
    if (this.plan.rate) return this.follow(1000 / this.plan.rate);
    for (const sender of this.senders) this.fire(sender, now());
  }

  /** Latency counts from when a message was due: a server that stalls does not hide the messages behind the stall. */
  follow(stepMs) {
    let due = now();
    const tick = () => {
      if (!this.sending) return;
      for (; due <= now(); due += stepMs) this.fire(this.senders[this.sent % this.senders.length], due);
      setTimeout(tick, 1);
    };
    tick();
  }

  async measure() {
    const { pids, load_core: core, window_s: windowS } = this.plan;
    const [acked, stop] = [this.acked, startWindow(core, pids)];
    this.latencies = [];
    await sleep(windowS * 1000);
    const [latencies, seen] = [this.latencies, stop()];
    this.latencies = null;
    return { ...seen, ...this.latency(latencies), rate: (this.acked - acked) / seen.seconds };
  }

  latency(values) {
    return { p50: percentile(values, 0.5), p99: percentile(values, 0.99), max: percentile(values, 1) };
  }

  /** Stops sending, waits for what is under way, and tells whether anything was lost. */
  async drain() {
    this.sending = false;
    const deadline = now() + DRAIN_MS;
    const quiet = () => this.acked + this.failed === this.sent && this.heard >= this.acked;
    while (!quiet() && now() < deadline) await sleep(20);
    const unheard = this.plan.staff.length ? Math.max(0, this.acked - this.heard) : 0;
    const { sent, acked, failed, closed } = this;
    return { sent, acked, failed, closed, unheard, unanswered: sent - acked - failed };
  }
}

/** `mode: "senders"`. */
export async function senders(plan) {
  const load = new Load(plan);
  await load.connect();
  const idle = await rest(plan);
  load.start();
  await sleep(plan.warm_s * 1000);
  const measured = await load.measure();
  return { ...measured, idle_cpu: idle, ...(await load.drain()) };
}

/** What the processes use per second while everyone is connected and nobody speaks. */
async function rest(plan) {
  if (!plan.rest_s) return null;
  const stop = startWindow(plan.load_core, plan.pids);
  await sleep(plan.rest_s * 1000);
  const seen = stop();
  return seen.cpu.map((used) => used / seen.seconds);
}
