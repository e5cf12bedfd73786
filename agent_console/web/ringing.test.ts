import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anns, entry, offer, snapshot } from "./cast";
import { Desk } from "./desk";
import { FakeConnection } from "./fake_connection";
import { ringWhileOffered, tickOnMessages } from "./ringing";

const { playOffer, playMessage } = vi.hoisted(() => ({ playOffer: vi.fn(), playMessage: vi.fn() }));
vi.mock("./sound", () => ({ playOffer, playMessage }));

let connection: FakeConnection;
let desk: Desk;

beforeEach(() => {
  vi.useFakeTimers();
  playOffer.mockClear();
  playMessage.mockClear();
  connection = new FakeConnection();
  desk = new Desk(connection, () => {});
  desk.start();
});
afterEach(() => {
  vi.useRealTimers();
});

test("An offer rings until it is over, and no longer", () => {
  const stop = ringWhileOffered(() => desk);
  connection.push("offer_made", offer("o1"));
  vi.advanceTimersByTime(8000);
  expect(playOffer).toHaveBeenCalledTimes(3);
  connection.push("offer_closed", { offer_id: "o1", state: "withdrawn" });
  vi.advanceTimersByTime(20_000);
  expect(playOffer).toHaveBeenCalledTimes(3);
  stop();
});

test("A message sounds once where nobody looks, and not in the chat that is attended to", () => {
  connection.push("snapshot", snapshot({ chats: [anns("maria"), anns("tom")] }));
  const stop = tickOnMessages(() => desk);
  const said = (chat_id: string) =>
    connection.push("entry_added", {
      chat_id,
      entry: entry(1, { author: { kind: "visitor", name: null } }),
      version: 2,
    });
  desk.hear({ what: "attend", chatId: "tom" });
  said("tom");
  expect(playMessage).not.toHaveBeenCalled();
  said("maria");
  expect(playMessage).toHaveBeenCalledTimes(1);
  stop();
});
