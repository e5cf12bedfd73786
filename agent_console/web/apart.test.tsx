import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { Apart } from "./apart";
import { language } from "./preferences";
import { show } from "./rendered";

const page = () => document.body.textContent ?? "";
/** What an effect has asked for is there. */
const settled = () => act(() => new Promise<void>((answered) => setTimeout(answered)));
const press = async (name: string) => {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  await act(async () => found?.click());
  await settled();
};
const Place = () => <p>the place</p>;

beforeEach(() => {
  language.value = "en";
});

test("It says that it is loading until it is there", async () => {
  let arrive = (_: typeof Place) => {};
  const load = () =>
    new Promise<typeof Place>((resolve) => {
      arrive = resolve;
    });
  await show(<Apart load={load} />);
  expect(document.querySelector("[role=status]")?.textContent).toBe("Loading…");
  await act(async () => arrive(Place));
  expect(page()).toBe("the place");
});

test("What could not be loaded is asked for again, and then the whole page is offered", async () => {
  const answers = [false, false, true];
  const load = async () => {
    if (!answers.shift()) throw new TypeError("Failed to fetch");
    return Place;
  };
  await show(<Apart load={load} />);
  await settled();
  expect(document.querySelector("[role=alert]")?.textContent).toContain("could not be loaded");
  expect(page()).not.toContain("Load the page again");
  await press("Try again");
  expect(page()).toContain("Load the page again");
  await press("Try again");
  expect(page()).toBe("the place");
});
