// Many connections: all within a second, or at rest.

import { Client, connectAll, starts } from "./client.mjs";
import { now, percentile, residentOf, sleep, startWindow } from "./meter.mjs";

const PATIENCE_S = 60;
const REST_MS = 3000;
const WARMING = 100;
const PLACE = Buffer.from('["chat_changed"');

/** `mode: "storm"`: everyone connects on a schedule; latency counts from when a connection was due. */
export async function storm(plan) {
  const people = plan.visitors;
  const stepMs = (plan.within_s * 1000) / people.length;
  const stop = startWindow(plan.load_core, plan.pids);
  const latencies = [];
  const came = { failed: 0, opened: 0 };
  const began = now();
  const gone = await new Promise((resolve) => {
    const settle = () => latencies.length + came.failed === people.length && resolve();
    const tick = () => {
      for (; came.opened < people.length && began + came.opened * stepMs <= now(); came.opened++)
        arrive(people[came.opened], began + came.opened * stepMs, latencies, came, settle);
      if (came.opened < people.length) setTimeout(tick, 1);
    };
    tick();
    setTimeout(resolve, PATIENCE_S * 1000, "late");
  });
  const unanswered = gone === "late" ? people.length - latencies.length - came.failed : 0;
  const rate = (latencies.length / (now() - began)) * 1000;
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  return { ...stop(), rate, p50, p99, failed: came.failed, unanswered };
}

/** `mode: "line"`: everyone is there; if they are `leaving`, the first goes each second, and all others move up. */
export async function line(plan) {
  let told = 0;
  const event = (_client, bytes, at) => {
    if (starts(PLACE, bytes, at)) told++;
  };
  const clients = await connectAll(plan.visitors, { event }, 50);
  await sleep(REST_MS);
  const stop = startWindow(plan.load_core, plan.pids);
  const before = told;
  for (let gone = 0; gone < plan.window_s; gone++) {
    if (plan.leaving) clients[gone].send('["end_chat",{}]', now());
    await sleep(1000);
  }
  const seen = stop();
  const closed = clients.filter((client) => client.socket.destroyed).length;
  return { ...seen, share: seen.cpu[0] / seen.seconds, told: (told - before) / seen.seconds, closed };
}

function arrive(who, due, latencies, came, settle) {
  let welcome = false;
  const ready = () => {
    welcome = true;
    latencies.push(now() - due);
    settle();
  };
  const close = () => {
    if (!welcome) came.failed++;
    settle();
  };
  new Client(who, { ready, close });
}

/** `mode: "idle"`: what the server's memory grows by, for each connection that says nothing. */
export async function idle(plan) {
  const crowd = (size) => connectAll(Array(size).fill(plan.newcomer), {}, 50);
  const warmed = await crowd(WARMING);
  for (const client of warmed) client.socket.destroy();
  await sleep(REST_MS);
  const stop = startWindow(plan.load_core, plan.pids);
  const before = residentOf(plan.pids[0]);
  const clients = await crowd(plan.connections);
  await sleep(REST_MS);
  const kib = (residentOf(plan.pids[0]) - before) / clients.length;
  const closed = clients.filter((client) => client.socket.destroyed).length;
  return { ...stop(), kib, closed };
}
