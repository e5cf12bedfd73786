import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const fetched = vi.fn();

/** Loads the embed into a page and gives what stands there afterwards. */
async function embed(page: string, answer: () => Promise<unknown>) {
  document.body.innerHTML = page;
  fetched.mockReset().mockImplementation(answer);
  vi.resetModules();
  await import("./loader");
  await new Promise((done) => setTimeout(done));
  const shadow = document.querySelector("div[lang]")?.shadowRoot;
  return {
    link: document.querySelector<HTMLAnchorElement>("a[data-helpline]"),
    button: shadow?.querySelector<HTMLButtonElement>("button.open"),
    panel: shadow?.querySelector("dialog"),
    shadow,
  };
}

const LINK = '<a href="tel:+18002272345" data-helpline>Call</a>';
const says = (channel: string) => async () => ({ ok: true, json: async () => ({ channel }) });

describe("the embed", () => {
  beforeEach(() => {
    const script = document.createElement("script");
    script.src = "https://server.example/widget.js";
    vi.spyOn(document, "currentScript", "get").mockReturnValue(script);
    vi.stubGlobal("fetch", fetched);
    document.documentElement.lang = "";
  });
  afterEach(() => vi.unstubAllGlobals());

  test("leaves the phone link alone when the server is down, or answers nonsense", async () => {
    for (const answer of [
      async () => Promise.reject(new TypeError("down")),
      async () => ({ ok: false, json: async () => ({ channel: "chat" }) }),
      async () => ({ ok: true, json: async () => ({}) }),
    ]) {
      const { link, shadow } = await embed(LINK, answer);
      expect(link?.href).toBe("tel:+18002272345");
      expect(shadow).toBeUndefined();
    }
  });

  test("turns the link into the button, and keeps the phone link in the panel", async () => {
    const { link, button, panel } = await embed(LINK, says("chat"));
    expect(link).toBeNull();
    expect(button?.textContent).toContain("Live Chat");
    expect(button?.getAttribute("aria-expanded") ?? button?.ariaExpanded).toBe("false");
    expect(panel?.querySelector("a")?.href).toBe("tel:+18002272345");
    expect(panel?.querySelector("iframe")).toBeNull();
  });

  test("says on the button that chat is closed, and offers it all the same", async () => {
    const { button } = await embed(LINK, says("phone"));
    expect(button?.textContent).toContain("Closed now");
  });

  test.each([
    ["", "es", "es"],
    ["fr", "", "en"],
    ["es-MX", "en", "es"],
    ["de", "es-419", "es"],
  ])("link says %j and the page %j: it speaks %s", async (onLink, onPage, spoken) => {
    document.documentElement.lang = onPage;
    await embed(LINK.replace("data-helpline", `data-helpline data-language="${onLink}"`), says("chat"));
    expect(fetched.mock.calls[0]?.[0]).toBe(`https://server.example/api/availability?language=${spoken}`);
  });

  test("asks nothing on a page without the link", async () => {
    await embed("<p>No link</p>", says("chat"));
    expect(fetched).not.toHaveBeenCalled();
  });
});
