import { expect, test } from "vitest";
import { safePath } from "./safe_path";

test("Only a path on this origin is followed", () => {
  expect(safePath("/articles/bcg?language=en#how")).toBe("/articles/bcg?language=en#how");
  expect(safePath("https://elsewhere.example/articles/bcg")).toBeNull();
  expect(safePath("javascript:alert(1)")).toBeNull();
  expect(safePath("//elsewhere.example")).toBeNull();
});
