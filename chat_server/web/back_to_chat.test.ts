import { beforeEach, expect, test, vi } from "vitest";

const button = () => document.querySelector("button") as HTMLButtonElement;
const where = () => document.querySelector("p") as HTMLElement;

beforeEach(() => {
  vi.resetModules();
  document.body.innerHTML =
    '<aside class="back-to-chat"><button type="button" hidden>Back</button><p tabindex="-1">In the other tab.</p></aside>';
});

test("One press closes the tab", async () => {
  const closed = vi.spyOn(window, "closed", "get").mockReturnValue(true);
  const close = vi.spyOn(window, "close").mockReturnValue();
  await import("./back_to_chat");
  expect([button().hidden, where().hidden]).toEqual([false, true]);
  button().click();
  expect(close).toHaveBeenCalledOnce();
  expect(closed).toHaveBeenCalled();
  expect(where().hidden).toBe(true);
});

test("Where the browser keeps the tab open, the words say where the chat is", async () => {
  vi.spyOn(window, "close").mockReturnValue();
  vi.spyOn(window, "closed", "get").mockReturnValue(false);
  await import("./back_to_chat");
  button().click();
  expect([button().hidden, where().hidden]).toEqual([true, false]);
  expect(document.activeElement).toBe(where());
});

test("A page that was opened from elsewhere does not mind", async () => {
  document.body.innerHTML = "";
  await expect(import("./back_to_chat")).resolves.toBeDefined();
});
