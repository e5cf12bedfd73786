// How long the server's loop stands still, seen from outside, while there is work of every kind.

import http from "node:http";
import { setPriority } from "node:os";
import { connectAll } from "./client.mjs";
import { now, percentile, sleep, startWindow } from "./meter.mjs";
import { Load } from "./senders.mjs";

const EVERY_MS = 2;
const BASELINE_MS = 2000;
const WORK_AT_MOST_MS = 40_000;

/** `mode: "ping"`: a command that needs no database, every 2 ms. Prints a line when it knows its baseline. */
export async function ping(plan) {
  try {
    setPriority(-10); // else the load beside us on this core counts as the server's stall
  } catch {}
  let trips = [];
  const ack = (_client, since) => trips.push(now() - since);
  const [client] = await connectAll([plan.newcomer], { ack });
  const timer = setInterval(() => client.send('["no_such_command",{}]', now()), EVERY_MS);
  await sleep(BASELINE_MS);
  const baseline = percentile(trips, 0.5);
  trips = [];
  await readyUntilTold();
  clearInterval(timer);
  await sleep(500);
  const longest = percentile(trips, 1) - baseline;
  return {
    baseline,
    longest,
    p99: percentile(trips, 0.99),
    pings: trips.length,
    unanswered: client.pending.size,
  };
}

/** Prints a line; resolves when our input ends. */
function readyUntilTold() {
  process.stdout.write("ready\n");
  return new Promise((resolve) => process.stdin.once("end", resolve).resume());
}

/** `mode: "work"`: when told to, so many messages, and among them a sign-in, the board and a report of `days`. */
export async function work(plan) {
  const load = new Load(plan);
  await load.connect();
  await readyUntilTold();
  const stop = startWindow(plan.load_core, plan.pids);
  const began = now();
  load.start();
  const beside = signInAndLook(plan).catch((error) => error);
  while (load.acked + load.failed < plan.messages && now() - began < WORK_AT_MOST_MS) await sleep(5);
  const [seen, looked] = [stop(), await beside];
  if (looked instanceof Error) throw looked;
  return { ...seen, ...(await load.drain()), ...looked };
}

async function signInAndLook({ port, email, password, days }) {
  await sleep(200);
  const began = now();
  const cookie = await signIn(port, email, password);
  const looked = new Promise((resolve, reject) => {
    const ack = (_client, _since, ok) => (ok ? resolve() : reject(new Error("the board was refused")));
    const who = { port, namespace: "/staff", auth: {}, cookie, readyOn: "snapshot" };
    connectAll([who], { ack }).then(([client]) => client.send('["watch_queue",{}]', now()), reject);
  });
  await looked;
  const board_ms = now() - began;
  const report = await ask(port, "GET", `/api/reports/waits-told?from=${days[0]}&to=${days[1]}`, {
    Cookie: cookie,
  });
  return {
    board_ms,
    report_ms: now() - began - board_ms,
    report_waits: JSON.parse(report.body).totals.asked,
  };
}

async function signIn(port, email, password) {
  const headers = { Origin: `http://127.0.0.1:${port}`, "Content-Type": "application/json" };
  const answer = await ask(port, "POST", "/api/staff/session", headers, JSON.stringify({ email, password }));
  return answer.headers["set-cookie"][0].split(";")[0];
}

function ask(port, method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", method, path, headers }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => {
        const told = { headers: answer.headers, body: Buffer.concat(pieces).toString() };
        if (answer.statusCode === 200) resolve(told);
        else reject(new Error(`${path} answered ${answer.statusCode}`));
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}
