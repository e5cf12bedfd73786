import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { language } from "../preferences";
import type { ArticleDraft, ReadDraftAck } from "../wire";
import {
  anew,
  area,
  BCG,
  buttons,
  draft,
  page,
  press,
  refusing,
  room,
  settled,
  shown,
  standing,
  toldIn,
  type,
} from "./staged";

beforeEach(anew);

const ada = { id: "ada", name: "Ada" };
const AS_PUBLISHED = "---\nlast_revised: 2025-01-05\n---\n## What {#what}\n\nAs it stands.";
/** In review, written by somebody else. */
const adas = (change: Partial<ArticleDraft> = {}) =>
  draft({ state: "in_review", version: 4, written_by: ada, ...change });
const opened = async (of: ArticleDraft, answers = {}) => {
  await shown(of, answers);
  await press("Open the draft bcg, English");
};
const named = (name: string) => buttons().find((one) => one.textContent === name) as HTMLButtonElement;
const dialog = () => document.querySelector("dialog");
const remark = (said: string) =>
  act(() => {
    (document.querySelector("dialog textarea") as HTMLTextAreaElement).value = said;
  });

test("Sending to review saves first what is not saved", async () => {
  const saved = draft({ version: 2, text: "mine" });
  await shown(draft(), { save_draft: () => ({ draft: saved }), send_to_review: () => ({ draft: saved }) });
  await press("Open the draft bcg, English");
  type("mine");
  await press("Send to review");
  expect(room.connection.commands("save_draft")).toEqual([{ ...BCG, version: 1, text: "mine" }]);
  expect(room.connection.commands("send_to_review")).toEqual([{ ...BCG, version: 2 }]);
});

test("What is in review is read, and published when that has been confirmed", async () => {
  await opened(adas(), { publish_draft: () => ({ version: 3 }) });
  expect(area().readOnly).toBe(true);
  await press("Publish…");
  expect(room.connection.commands("publish_draft")).toEqual([]);
  await press("Yes, publish it");
  expect(room.connection.commands("publish_draft")).toEqual([{ ...BCG, version: 4 }]);
  expect(document.querySelector("[role=status]")?.textContent).toBe("Published as version 3.");
  expect(document.activeElement?.textContent).toBe("Articles");
  expect(area()).toBeNull();
});

test("Who wrote it last reads beside the button why somebody else has to publish it", async () => {
  await opened(draft({ state: "in_review" }));
  const button = named("Publish…");
  expect(button.getAttribute("aria-disabled")).toBe("true");
  const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
  expect(reason?.textContent).toBe("You wrote it last: somebody else has to publish it.");
  expect(page()).toContain("Next: somebody else looks at it");
  button.focus();
  await press("Publish…");
  expect(dialog()).toBeNull();
  expect(document.activeElement).toBe(button);
});

test("Where no second pair of eyes is wanted, who wrote it may publish it", async () => {
  const one = draft({ state: "in_review" });
  await opened(one, { read_draft: () => ({ draft: one, ...standing, second_editor: false }) });
  expect(named("Publish…").getAttribute("aria-disabled")).toBe("false");
});

test.each([
  ["a fault", { faults: [{ line: 1, message: "m", message_es: "m" }] }, "Mend what is listed first."],
  ["a flag that is open", { open_flags: 1 }, "Change or accept the words that look garbled first."],
])("With %s, nobody publishes it, and the reason stands beside the button", async (_, change, reason) => {
  await opened(adas(change));
  expect(named("Publish…").getAttribute("aria-disabled")).toBe("true");
  expect(page()).toContain(reason);
});

test("A publication that is refused is refused in its dialog, which stays, as does the focus", async () => {
  await opened(adas(), { publish_draft: refusing("conflict", { reason: "sample" }) });
  await press("Publish…");
  named("Yes, publish it").focus();
  await press("Yes, publish it");
  expect(toldIn("alert")).toContain("It says that it is a sample.");
  expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
  expect(document.activeElement).toBe(named("Yes, publish it"));
  await press("Cancel");
  expect(page()).not.toContain("It says that it is a sample.");
});

test("A remark that could not be sent is kept in its dialog", async () => {
  await opened(adas(), { return_draft: refusing("no_answer") });
  await press("Return with a remark…");
  remark("Say it more simply.");
  await press("Return it");
  expect(toldIn("alert")).toContain("no connection");
  expect(document.querySelector("dialog textarea")).toHaveProperty("value", "Say it more simply.");
});

test("A refusal is said in the language of the console, also when that is changed", async () => {
  await opened(adas(), { discard_draft: refusing("no_answer") });
  await press("Give the draft up…");
  await press("Yes, give it up");
  act(() => {
    language.value = "es";
  });
  expect(toldIn("alert")).toContain("no hay conexión");
});

test("What has been done is said in the language of the console, also when that is changed", async () => {
  await opened(adas(), { publish_draft: () => ({ version: 3 }) });
  await press("Publish…");
  await press("Yes, publish it");
  act(() => {
    language.value = "es";
  });
  expect(document.querySelector("[role=status]")?.textContent).toBe("Publicado como versión 3.");
});

test("A draft is returned with a remark, which its writer reads", async () => {
  await shown(adas(), {
    return_draft: () => {
      room.stands = draft({ version: 2, remark: "Say it more simply." });
      return { draft: room.stands };
    },
  });
  await press("Open the draft bcg, English");
  await press("Return with a remark…");
  remark("Say it more simply.");
  await press("Return it");
  expect(room.connection.commands("return_draft")).toEqual([
    { ...BCG, version: 4, remark: "Say it more simply." },
  ]);
  expect(document.activeElement?.textContent).toBe("Returned.");
  act(() => room.connection.push("draft_changed", BCG));
  await settled();
  expect(document.querySelector(".remark")?.textContent).toBe("Say it more simply.");
  expect(area().readOnly).toBe(false);
});

test("Whoever publishes is shown what changes, how the other language stands, and an old date", async () => {
  const after = AS_PUBLISHED.replace("As it stands", "As it now stands");
  const one = adas({ text: after });
  await opened(one, {
    read_draft: ({ language: of }: { language: string }) =>
      of === "en"
        ? { draft: one, ...standing, shelved: AS_PUBLISHED, shelved_version: 1 }
        : { draft: null, ...standing, shelved: "", shelved_version: 7 },
  });
  await press("Publish…");
  const told = [...document.querySelectorAll("dialog li")].map((line) => line.textContent);
  expect(told).toEqual([
    "This replaces version 1. Changed: 1 section.",
    "Spanish: version 7 stays as it is. Does it say the same?",
    "Last revised is still Jan 5, 2025. Is that right?",
  ]);
  expect(dialog()?.querySelector("details")?.open).toBe(true);
  expect(dialog()?.querySelector("ins")?.textContent).toContain("now");
});

test.each([
  [
    "en",
    "Version 1 was withdrawn; nobody is sent it. Changed since then: 1 section.",
    "Spanish: version 1 was withdrawn; nobody is sent it.",
  ],
  [
    "es",
    "La versión 1 se retiró; no se envía a nadie. Cambios desde entonces: 1 sección.",
    "Español: la versión 1 se retiró; no se envía a nadie.",
  ],
] as const)("What was withdrawn is not said to stay, nor to be replaced (%s)", async (tongue, ...said) => {
  const one = adas({ text: AS_PUBLISHED.replace("As it stands", "As it now stands") });
  const stands = { ...standing, shelved: AS_PUBLISHED, shelved_withdrawn: true };
  await opened(one, {
    read_draft: ({ language: of }: { language: string }) => ({ draft: of === "en" ? one : null, ...stands }),
  });
  await press("Publish…");
  act(() => {
    language.value = tongue;
  });
  const told = [...document.querySelectorAll("dialog li")].map((line) => line.textContent);
  expect(told.slice(0, 2)).toEqual(said);
});

test.each([
  ["en", "Spanish: how it stands could not be read. Close this and try again to see it."],
  ["es", "Español: no se pudo leer cómo está. Cierre esto e inténtelo de nuevo para verlo."],
] as const)("Where the other language cannot be read, that is said (%s)", async (tongue, said) => {
  const one = adas();
  await opened(one, {
    read_draft: ({ language: of }: { language: string }) =>
      of === "en" ? { draft: one, ...standing } : refusing("no_answer")(),
  });
  await press("Publish…");
  act(() => {
    language.value = tongue;
  });
  expect(dialog()?.querySelector("[aria-live]")?.textContent).toBe(said);
});

test("A text that was published today already may keep its date", async () => {
  const today = AS_PUBLISHED.replace("2025-01-05", new Date().toLocaleDateString("sv"));
  const one = adas({ text: today.replace("As it", "As it now") });
  await opened(one, { read_draft: () => ({ draft: one, ...standing, shelved: today }) });
  expect(document.querySelector(".still")).toBeNull();
});

test("A publication says how much of the version before is changed", async () => {
  const one = adas({ text: AS_PUBLISHED.replace("2025-01-05", "2026-03-01").replace("stands", "reads") });
  await opened(one, { read_draft: () => ({ draft: one, ...standing, shelved: AS_PUBLISHED }) });
  await press("Publish…");
  expect(dialog()?.textContent).toContain("Changed: 1 section and the front matter.");
});

test("A new date of revision is no reason for a hint, and the front matter counts apart", async () => {
  const one = adas({ text: AS_PUBLISHED.replace("2025-01-05", "2026-03-01") });
  await opened(one, {
    read_draft: () => ({ draft: one, ...standing, shelved: AS_PUBLISHED }),
  });
  await press("Publish…");
  expect(page()).not.toContain("Last revised is still");
  expect(dialog()?.textContent).toContain("Changed: the front matter.");
  expect(dialog()?.textContent).toContain("Spanish: a draft is open (In review).");
});

test("What was changed while the dialog was open is not published unseen", async () => {
  await opened(adas({ text: "seen" }), { publish_draft: refusing("conflict", { field: "version" }) });
  await press("Publish…");
  room.stands = adas({ version: 7, text: "not seen" });
  act(() => room.connection.push("draft_changed", BCG));
  await settled();
  await press("Yes, publish it");
  expect(room.connection.commands("publish_draft")).toEqual([{ ...BCG, version: 4 }]);
  expect(toldIn("alert")).toContain("Somebody else has moved this draft on.");
});

test("What is to be done next stands above the text, and leads to the list", async () => {
  await opened(draft({ faults: [{ line: 2, message: "title is missing", message_es: "falta title" }] }));
  expect(page()).toContain("Next: mend 1 fault.");
  await press("Go to the list");
  expect(document.activeElement?.textContent).toBe("What keeps it from review (1)");
});

test("Once all garbled words are settled, nothing says any more that they keep it from the shelf", async () => {
  const flag = { kind: "entity", text: "&eacute", lines: [2], by: "Ed" };
  await opened(draft({ flags: [{ ...flag, state: "accepted" }] }));
  expect(page()).toContain("All of them are settled.");
  expect(page()).not.toContain("Until then");
});

const hear = async (change: Partial<ReadDraftAck>) => {
  room.connection.answers.read_draft = () => ({ draft: null, ...standing, ...change });
  act(() => room.connection.push("draft_changed", {}));
  await settled();
};
const told = () => document.querySelector(".panel .outcome")?.textContent;

test.each([
  ["published", { shelved_version: 2 }, "Published as version 2."],
  ["given up", {}, "The draft was given up."],
  ["returned", { draft: draft({ version: 3, remark: "Mend it." }) }, "Returned."],
])("Whoever sent it to review reads there that it was %s, and keeps the focus", async (...given) => {
  const [, change, said] = given;
  const sent = draft({ state: "in_review", version: 2 });
  await opened(draft(), {
    send_to_review: () => {
      room.stands = sent;
      return { draft: sent };
    },
  });
  await press("Send to review");
  await hear({ draft: sent });
  expect(told()).toBe("Sent to review.");
  area().focus();
  await hear(change);
  expect(told()).toBe(said);
  expect(document.activeElement).toBe(area());
});

test("Whoever opens an article that was withdrawn reads that it was", async () => {
  await opened(draft());
  expect(page()).not.toContain("was withdrawn");
  await hear({ shelved_version: 2, shelved_withdrawn: true });
  expect(page()).toContain("Version 2 was withdrawn; nobody is sent it.");
});
