import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { offer } from "./cast";
import { Desk } from "./desk";
import { FakeConnection } from "./fake_connection";
import { allowNotifying, notifyWhileOffered } from "./notifying";
import { desktop } from "./preferences";

// Faked: the desktop, which jsdom has not and a test must not write on.
const shown: { title: string; options: NotificationOptions; closed: boolean; onclick?: () => void }[] = [];
let answer: NotificationPermission;

class Desktop {
  static permission: NotificationPermission = "granted";
  static requestPermission = async () => answer;
  onclick = () => {};
  private readonly one;
  constructor(title: string, options: NotificationOptions) {
    this.one = { title, options, closed: false };
    shown.push(this.one);
  }
  close() {
    this.one.closed = true;
  }
}

let connection: FakeConnection;
let stop: () => void;
let hidden: boolean;

beforeEach(() => {
  vi.stubGlobal("Notification", Desktop);
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  shown.length = 0;
  hidden = true;
  desktop.value = "on";
  connection = new FakeConnection();
  const desk = new Desk(connection, () => {});
  desk.start();
  stop = notifyWhileOffered(() => desk);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("An offer is told on the desktop while nobody looks, without who it is or what they wrote", () => {
  connection.push("offer_made", offer("o1"));
  expect(shown).toHaveLength(1);
  expect(shown[0]?.title).toBe("Offer: someone is waiting");
  expect(JSON.stringify(shown[0]?.options)).not.toMatch(/BCG|Maria/);
  connection.push("offer_closed", { offer_id: "o1", state: "withdrawn" });
  expect(shown[0]?.closed).toBe(true);
});

test.each([
  ["whoever looks at the console", () => (hidden = false)],
  ["whoever does not want it", () => (desktop.value = "off")],
])("The desktop tells %s nothing", (_, so) => {
  so();
  connection.push("offer_made", offer("o1"));
  expect(shown).toEqual([]);
});

test("Where a page may not make one, the offer is taken note of all the same", async () => {
  vi.stubGlobal(
    "Notification",
    class {
      static permission = "granted";
      constructor() {
        throw new TypeError("Illegal constructor");
      }
    },
  );
  connection.push("offer_made", offer("o1"));
  expect(connection.acknowledged).toEqual(["offer_made"]);
  await Promise.resolve();
  expect(desktop.value).toBe("off");
});

test("Where the browser's owner says no, it stays off", async () => {
  answer = "denied";
  expect(await allowNotifying()).toBe(false);
  expect(desktop.value).toBe("off");
});
