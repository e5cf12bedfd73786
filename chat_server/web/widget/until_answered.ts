import { type Answer, type Connection, retryAfter, type VisitorWire } from "../wire";

const LOOK_FOR_CONNECTION_MS = 500;

/** Asks again until there is an answer, however long the line is cut. What is asked must bear repetition. */
export async function untilAnswered<Ack>(
  connection: Connection<VisitorWire>,
  ask: () => Promise<Answer<Ack>>,
): Promise<Answer<Ack>> {
  let attempt = 0;
  for (;;) {
    const connected = connection.status === "connected";
    const answer = await ask();
    const wait = answer.ok ? null : retryAfter(answer.error, connected ? attempt++ : 0);
    if (wait === null) return answer;
    await new Promise((resolve) => setTimeout(resolve, connected ? wait : LOOK_FOR_CONNECTION_MS));
  }
}
