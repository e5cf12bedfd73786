import { beforeEach, expect, test } from "vitest";
import { tabKeep } from "./keep";

beforeEach(() => sessionStorage.clear());

test("what is kept survives a reload, until it is forgotten", () => {
  tabKeep().write("token", "t");
  expect(tabKeep().read("token")).toBe("t");
  tabKeep().write("token", null);
  expect(tabKeep().read("token")).toBeNull();
});

test("blocked storage falls back to memory", () => {
  const keep = tabKeep(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  keep.write("draft", "half a sen");
  expect(keep.read("draft")).toBe("half a sen");
  keep.write("draft", null);
  expect(keep.read("draft")).toBeNull();
});

test("garbage in the storage counts as nothing", () => {
  sessionStorage.setItem("helpline.token", "{");
  expect(tabKeep().read("token")).toBeNull();
});
