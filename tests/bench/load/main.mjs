// node main.mjs plan.json: carries out the plan, prints one line of JSON.

import { readFileSync } from "node:fs";
import { attack } from "./attack.mjs";
import { idle, line, storm } from "./crowds.mjs";
import { senders } from "./senders.mjs";
import { ping, work } from "./stall.mjs";

const MODES = { senders, storm, idle, line, ping, work, attack };

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
try {
  process.stdout.write(`${JSON.stringify(await MODES[plan.mode](plan))}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: error.message })}\n`);
}
process.exit(0);
