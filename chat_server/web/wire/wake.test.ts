import { expect, test, vi } from "vitest";
import { newClientId } from "./client_id";
import { Epoch } from "./epoch";
import { onWake } from "./wake";

test("a page that is shown again, back online or out of the cache has woken, until one stops listening", () => {
  const woke = vi.fn();
  const stop = onWake(woke);
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("online"));
  window.dispatchEvent(new Event("pageshow"));
  expect(woke).toHaveBeenCalledTimes(3);
  stop();
  for (const event of ["online", "pageshow"]) window.dispatchEvent(new Event(event));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(woke).toHaveBeenCalledTimes(3);
});

test("a page that is hidden has not woken", () => {
  const woke = vi.fn();
  const stop = onWake(woke);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(woke).not.toHaveBeenCalled();
  stop();
});

test("only another epoch than the first is a change", () => {
  const epoch = new Epoch();
  expect(epoch.changed("a")).toBe(false);
  expect(epoch.changed("a")).toBe(false);
  expect(epoch.changed("b")).toBe(true);
});

test("a client id fits the contract's secret and does not repeat", () => {
  const ids = Array.from({ length: 200 }, newClientId);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22,64}$/);
  expect(new Set(ids).size).toBe(200);
});
