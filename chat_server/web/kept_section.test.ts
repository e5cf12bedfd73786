import { beforeEach, expect, test, vi } from "vitest";

const other = () => document.querySelector("a") as HTMLAnchorElement;

beforeEach(() => {
  vi.resetModules();
  document.body.innerHTML = '<a href="/articles/bcg?language=es" data-keeps-section>En español</a>';
  location.hash = "";
});

const goTo = (hash: string) => {
  location.hash = hash;
  dispatchEvent(new Event("hashchange"));
};

test("The other language's page opens at the section that the reader came to, and at the one they went on to", async () => {
  location.hash = "#melanoma";
  await import("./kept_section");
  expect(other().getAttribute("href")).toMatch(/\/articles\/bcg\?language=es#melanoma$/);
  goTo("#side-effects");
  expect(other().hash).toBe("#side-effects");
  goTo("");
  expect(other().hash).toBe("");
});

test("A page that is there in one language only does not mind", async () => {
  document.body.innerHTML = "";
  await expect(import("./kept_section")).resolves.toBeDefined();
});
