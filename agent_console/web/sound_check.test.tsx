import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { ann } from "./cast";
import { ChatsView } from "./chats";
import { sound, soundHeard } from "./preferences";
import { show } from "./rendered";

const { playOffer, unblock } = vi.hoisted(() => ({ playOffer: vi.fn(), unblock: vi.fn() }));
vi.mock("./sound", () => ({ playOffer, unblock, playMessage: vi.fn(), blocked: { value: false } }));

beforeEach(async () => {
  playOffer.mockClear();
  soundHeard.value = "no";
  await show(<ChatsView />, { me: { ...ann, duty: "off" } });
});

const button = (name: string) =>
  [...document.querySelectorAll("button")].find((one) => one.textContent === name);
const press = (name: string) => act(() => button(name)?.click());

test("Nobody is asked whether they heard a sound before it was played", () => {
  expect(button("I hear it")).toBeUndefined();
  press("Play the sound");
  expect(playOffer).toHaveBeenCalledTimes(1);
  expect(button("I hear it")).toBeDefined();
});

test("Whoever hears it is not asked again in this tab", () => {
  press("Play the sound");
  press("I hear it");
  expect(document.querySelector(".sound-check")).toBeNull();
  expect(sessionStorage.getItem("helpline.sound_heard")).toBe("yes");
});

test("Whoever hears nothing is told where to look, and a sound that was off is on again", () => {
  sound.value = "off";
  press("Play the sound");
  expect(sound.value).toBe("on");
  press("I hear nothing");
  expect(document.querySelector(".sound-check [role=status]")?.textContent).toMatch(/volume/);
});
