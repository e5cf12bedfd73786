// What the machine and the processes did during a window, from /proc.

import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

/** Milliseconds on a clock that only goes forward. */
export const now = () => performance.now();

/** Seconds of CPU that a process has used. */
export function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory of a process, in KiB. */
export function residentOf(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))[1]);
}

function coreTimes(core) {
  const line = readFileSync("/proc/stat", "latin1")
    .split("\n")
    .find((one) => one.startsWith(`cpu${core} `));
  const times = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { total: times.reduce((sum, one) => sum + one, 0), idle: times[3] + times[4] };
}

/** Begins to measure; the function that it returns ends the window and tells. */
export function startWindow(loadCore, pids) {
  const began = now();
  const core = coreTimes(loadCore);
  const own = process.cpuUsage();
  const before = pids.map(cpuOf);
  return () => {
    const seconds = (now() - began) / 1000;
    const after = coreTimes(loadCore);
    const used = process.cpuUsage(own);
    const total = after.total - core.total;
    return {
      seconds,
      load_core_busy: total === 0 ? 0 : 1 - (after.idle - core.idle) / total,
      load_cpu: (used.user + used.system) / 1e6 / seconds,
      cpu: pids.map((pid, i) => cpuOf(pid) - before[i]),
    };
  };
}

/** A percentile of latencies, the nearest rank; null of none. Sorts in place. */
export function percentile(values, share) {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.max(0, Math.ceil(values.length * share) - 1))];
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
