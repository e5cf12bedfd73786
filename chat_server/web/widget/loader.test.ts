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
    button: shadow?.querySelector<HTMLButtonElement>("button"),
    panel: shadow?.querySelector("dialog"),
    frame: shadow?.querySelector("iframe"),
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
    sessionStorage.clear();
  });
  afterEach(() => vi.unstubAllGlobals());

  test("leaves the phone link alone when the server is down, or answers nonsense", async () => {
    for (const answer of [
      async () => Promise.reject(new TypeError("down")),
      async () => ({ ok: false, json: async () => ({ ok: false, error: { code: "internal" } }) }),
      async () => ({ ok: false, json: async () => Promise.reject(new SyntaxError("a page")) }),
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
    expect(button?.getAttribute("aria-expanded") ?? String(button?.ariaExpanded)).toBe("false");
    expect(panel?.querySelector("a")?.href).toBe("tel:+18002272345");
    expect(panel?.querySelector("iframe")).toBeNull();
  });

  test("says on the button that chat is closed, and offers it all the same", async () => {
    const { button } = await embed(LINK, says("phone"));
    expect(button?.textContent).toContain("Closed.");
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

  test("stores nothing before anybody opens it", async () => {
    await embed(LINK, says("chat"));
    expect(sessionStorage).toHaveLength(0);
  });

  test.each([
    ["shown", "true", true],
    ["shut, and still listens", "false", false],
  ])("after a reload, what is underway is back as it was: %s", async (_, kept, open) => {
    sessionStorage.helpline = kept;
    const { panel, frame } = await embed(LINK, says("chat"));
    expect(panel?.open).toBe(open);
    expect(frame?.src).toBe("https://server.example/widget/?language=en");
  });

  test("after a reload with nothing underway there is only the button", async () => {
    sessionStorage.helpline = "";
    const { button, frame } = await embed(LINK, says("chat"));
    expect(button).toBeTruthy();
    expect(frame).toBeNull();
  });

  test("there is a button where the browser allows no storage", async () => {
    vi.stubGlobal("sessionStorage", undefined);
    const { button } = await embed(LINK, says("chat"));
    expect(button?.textContent).toContain("Live Chat");
  });

  test("believes what is underway from the frame alone, and keeps it until it is over", async () => {
    const { button, panel, shadow } = await embed(LINK, says("chat"));
    button?.click();
    const frame = shadow?.querySelector("iframe");
    const told = (data: object, origin: string, source = frame?.contentWindow) =>
      window.dispatchEvent(Object.assign(new MessageEvent("message", { data, origin }), { source }));
    told({ unread: 0, underway: true }, "https://server.example", window);
    told({ topic: "an extension of the browser's" }, "https://server.example");
    expect(sessionStorage).toHaveLength(0);
    told({ unread: 2, underway: true }, "https://server.example");
    expect(sessionStorage.helpline).toBe("true");
    expect(button?.textContent).toContain("2 new");
    panel?.close();
    expect(sessionStorage.helpline).toBe("false");
    told({ unread: 0, underway: false }, "https://server.example");
    expect(sessionStorage).toHaveLength(0);
  });

  test("tells the frame of Shift by itself, and of nothing else that is typed on the page", async () => {
    const { button, shadow } = await embed(LINK, says("chat"));
    button?.click();
    const frame = shadow?.querySelector("iframe") as HTMLIFrameElement;
    const post = vi.fn();
    Object.defineProperty(frame, "contentWindow", { value: { postMessage: post } });
    for (const press of [{ key: "Shift" }, { key: "Shift", repeat: true }, { key: "a" }])
      window.dispatchEvent(new KeyboardEvent("keydown", press));
    expect(post.mock.calls.map(([message]) => message)).toEqual([
      { shift: true },
      { shift: false },
      { shift: false },
    ]);
  });

  test("asks nothing on a page without the link", async () => {
    await embed("<p>No link</p>", says("chat"));
    expect(fetched).not.toHaveBeenCalled();
  });
});
