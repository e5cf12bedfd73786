import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { ann } from "../cast";
import { Header } from "../header";
import { language } from "../preferences";
import { show } from "../rendered";
import type { PastVersion } from "../wire";
import {
  anew,
  area,
  BCG,
  buttons,
  draft,
  page,
  press,
  reach,
  refusing,
  room,
  say,
  settled,
  shelved,
  shown,
  standing,
  toldIn,
  type,
} from "./staged";

beforeEach(anew);

test("The shelf says what has to be looked after, and the drafts who is writing", async () => {
  const due = { ...shelved, overdue: true, pair_missing: true };
  await shown(draft({ state: "in_review" }), {}, [
    due,
    { ...shelved, language: "es" },
    { ...shelved, slug: "car-t", sample: true },
  ]);
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows[0]).toContain("In review");
  expect(rows[0]).toContain("Ed");
  expect(rows[1]).toContain("Review overdue · In this language only");
  expect(rows[2]).toContain("In order");
  expect(rows[3]).toContain("Sample, not reviewed by a clinician");
});

test("A sample says so beside what has to be looked after", async () => {
  const due = { ...shelved, sample: true, overdue: true, pair_missing: true };
  await shown(null, {}, [due, { ...due, slug: "car-t", overdue: false }]);
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);
  const sample = "In this language only · Sample, not reviewed by a clinician";
  expect(rows.find((row) => row?.includes("bcg"))).toContain(`Review overdue · ${sample}`);
  expect(rows.find((row) => row?.includes("car-t"))).toContain(sample);
});

test("An empty shelf and no drafts are said in words", async () => {
  await shown(null, {}, []);
  expect(page()).toContain("There are no articles yet.");
  expect(page()).toContain("Nobody is writing an article.");
});

test("A fault leads to its line", async () => {
  await shown(draft({ faults: [{ line: 2, message: "title is missing", message_es: "falta title" }] }));
  await press("Open the draft bcg, English");
  await press("Line 2: title is missing");
  const { selectionStart, selectionEnd, value } = area();
  expect(value.slice(selectionStart, selectionEnd)).toBe("second");
  expect(document.activeElement).toBe(area());
});

test("Whoever works in Spanish reads in Spanish what is wrong", async () => {
  await shown(draft({ faults: [{ line: 2, message: "title is missing", message_es: "falta title" }] }));
  await press("Open the draft bcg, English");
  act(() => {
    language.value = "es";
  });
  expect(page()).toContain("falta title");
  act(() => {
    language.value = "en";
  });
  expect(page()).toContain("title is missing");
});

test("What stands on the shelf is where a draft of it begins", async () => {
  const begun = draft({ text: "as it stands, anew" });
  await shown(null, {
    save_draft: () => {
      room.stands = begun;
      return { draft: begun };
    },
  });
  await press("Edit BCG for bladder cancer, English");
  expect(area().value).toBe("as it stands");
  type("as it stands, anew");
  expect(page()).toContain("Not saved yet.");
  await press("Save");
  expect(room.connection.commands("save_draft")).toEqual([
    { ...BCG, version: 0, text: "as it stands, anew" },
  ]);
  expect(page()).not.toContain("Not saved yet.");
  expect(page()).toContain("Saved.");
});

test("What could not be saved is kept, also by whoever looks elsewhere meanwhile", async () => {
  await shown(draft(), { save_draft: refusing("no_answer") });
  await press("Open the draft bcg, English");
  type("mine");
  await press("Save");
  expect(document.querySelector("[role=alert]")?.textContent).toContain("no connection");
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  await press("Back to the articles");
  expect(page()).toContain("Unsaved text of yours");
  await press("Open the draft bcg, English");
  expect(area().value).toBe("mine");
});

test("A text that was saved, though the answer was lost, is in step again when it is read", async () => {
  await shown(draft(), { save_draft: refusing("no_answer") });
  await press("Open the draft bcg, English");
  type("mine");
  await press("Save");
  room.stands = draft({ version: 2, text: "mine" });
  act(() => room.connection.push("draft_changed", BCG));
  await settled();
  expect(page()).not.toContain("Not saved yet.");
  expect(page()).not.toContain("Somebody else");
});

test("Where somebody else was faster, both texts are there, and mine is saved only knowing theirs", async () => {
  const saved = () => ({ draft: draft({ version: 3, text: "mine" }) });
  await shown(draft(), { save_draft: saved });
  await press("Open the draft bcg, English");
  type("mine");
  room.stands = draft({ version: 2, text: "theirs", moved_by: { id: "ada", name: "Ada" } });
  act(() => room.connection.push("draft_changed", BCG));
  await settled();
  expect(page()).toContain("Ada was faster.");
  expect(document.querySelector(".theirs")?.textContent).toBe("theirs");
  expect(area().value).toBe("mine");
  expect(buttons().find((one) => one.textContent === "Save")?.disabled).toBe(true);
  await press("Go on with mine, knowing theirs");
  await press("Save");
  expect(room.connection.commands("save_draft")).toEqual([{ ...BCG, version: 2, text: "mine" }]);
});

test("Words that look garbled are shown with their lines, and accepted one by one", async () => {
  const flag = {
    kind: "question_mark",
    text: "diagn?stico",
    lines: [2, 9],
    state: "open",
    by: null,
  } as const;
  const flagged = draft({ flags: [{ ...flag, lines: [2, 9] }], open_flags: 1 });
  await shown(flagged, { accept_flag: () => ({ draft: flagged }) });
  await press("Open the draft bcg, English");
  expect(document.querySelector(".flags")?.textContent).toContain("Lines: 2, 9");
  await press("They are right: diagn?stico");
  expect(room.connection.commands("accept_flag")).toEqual([
    { ...BCG, version: 1, kind: "question_mark", text: "diagn?stico" },
  ]);
});

test("A new article begins under a name that can stand in an address", async () => {
  await shown(null, {
    read_draft: () => ({ draft: null, ...standing, shelved: null, shelved_version: null }),
  });
  const slug = document.querySelector("[name=slug]") as HTMLInputElement;
  slug.value = "Not So";
  await press("Begin");
  expect(document.activeElement).toBe(slug);
  expect(slug.getAttribute("aria-invalid")).toBe("true");
  slug.value = "bcg";
  await press("Begin");
  expect(area().value).toContain("slug: bcg\nlanguage: en\n");
});

test("Withdrawing says first whom it reaches, wants a reason, and says afterwards how many had it", async () => {
  const shelf = [{ ...shelved }];
  await shown(
    null,
    {
      read_version: () => reach,
      withdraw_article: () => {
        shelf[0] = { ...shelved, withdrawn: true };
        return { chats: 3 };
      },
    },
    shelf,
  );
  await press("Withdraw BCG for bladder cancer, English");
  expect(document.querySelector("dialog")?.textContent).toContain("2 open chats have it, and are told.");
  await press("Yes, withdraw it");
  expect(room.connection.commands("withdraw_article")).toEqual([]);
  expect(document.activeElement).toBe(document.querySelector("dialog textarea"));
  say("The dose is wrong.");
  await press("Yes, withdraw it");
  expect(room.connection.commands("withdraw_article")).toEqual([
    { ...BCG, version: 2, reason: "The dose is wrong." },
  ]);
  expect(toldIn("status")).toContain("3 chats had it");
  await press("Close");
  await settled();
  expect(page()).toContain("Withdrawn");
  expect(buttons().some((one) => one.textContent === "Withdraw…")).toBe(false);
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Edit BCG for bladder cancer, English");
});

test("What could not be withdrawn is said, and the reason is kept", async () => {
  await shown(null, { read_version: () => reach, withdraw_article: refusing("no_answer") });
  await press("Withdraw BCG for bladder cancer, English");
  say("The dose is wrong.");
  await press("Yes, withdraw it");
  expect(toldIn("alert")).toContain("no connection");
  expect(document.querySelector("dialog textarea")).toHaveProperty("value", "The dose is wrong.");
});

const look = async () => {
  const details = document.querySelector("details") as HTMLDetailsElement;
  await act(async () => {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  });
  return details;
};

function past(change: Partial<PastVersion>): PastVersion {
  return {
    version: 1,
    title: "BCG",
    added_at: "2026-03-02T14:00:00Z",
    current: false,
    written_at: null,
    written_by: null,
    published_by: null,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
    ...change,
  };
}

test("A draft is compared with what is published, as it is typed", async () => {
  await shown(draft({ text: "as it stands" }));
  await press("Open the draft bcg, English");
  const details = await look();
  expect(details.textContent).toContain("Nothing differs.");
  type("as it now stands");
  expect([...details.querySelectorAll("ins")].map((one) => one.textContent)).toEqual([" [added: now  end] "]);
});

test("A draft of what was never published has nothing to be compared with", async () => {
  await shown(draft(), {
    read_draft: () => ({ draft: room.stands, ...standing, shelved: null, shelved_version: null }),
  });
  await press("Open the draft bcg, English");
  expect((await look()).textContent).toContain("Nothing is published yet");
});

test("Two versions of an article are compared", async () => {
  const versions = [2, 1].map((version) => past({ version, current: version === 2 }));
  const texts: Record<number, string> = { 1: "It is a vaccine.", 2: "It is an old vaccine." };
  await shown(null, {
    read_history: () => ({ versions }),
    read_version: ({ version }: { version: number }) => ({ ...reach, text: texts[version] }),
  });
  await press("History of BCG for bladder cancer, English");
  expect(document.activeElement?.textContent).toContain("History of bcg");
  expect(document.querySelector("del")?.textContent).toContain("a");
  expect(document.querySelector("ins")?.textContent).toContain("an old");
});

test("The history says who did what to each version, and what of it is being written", async () => {
  const [ed, ada] = [
    { id: "ed", name: "Ed" },
    { id: "ada", name: "Ada" },
  ];
  const at = "2026-03-02T14:00:00Z";
  const versions = [
    past({ version: 3, withdrawn_at: at, withdrawn_by: ada, withdrawn_reason: "The dose is wrong." }),
    past({ version: 2, written_at: at, written_by: ed, published_by: ada }),
    past({ version: 1, withdrawn_at: at, withdrawn_reason: "It is old." }),
  ];
  await shown(draft({ state: "in_review" }), {
    read_history: () => ({ versions }),
    read_version: () => ({ ...reach }),
  });
  await press("History of BCG for bladder cancer, English");
  expect(page()).toContain("A draft is open. In review. Last step: Ed, ");
  const rows = [...document.querySelectorAll(".versions li")].map((row) => row.textContent);
  expect(rows[0]).toMatch(/Withdrawn by Ada, .*: The dose is wrong\..*Published, Mar 2, 2026/);
  expect(rows[1]).toMatch(/Published by Ada, .*Written by Ed, /);
  expect(rows[2]).toMatch(/Withdrawn, Mar 2, 2026.*: It is old\..*Published, /);
  expect(page()).not.toMatch(/folder|command line/);
  act(() => {
    language.value = "es";
  });
  const spanish = document.querySelectorAll(".versions li")[2]?.textContent;
  expect(spanish).toMatch(/Retirada, 2 .*: It is old\..*Publicada, 2 /);
  expect(page()).not.toMatch(/carpeta|línea de comandos/);
});

test("An older version that still stands is withdrawn from the history, and the dialog asks about its pair", async () => {
  const versions = [
    past({ version: 3, current: true }),
    past({ version: 2, withdrawn_at: "2026-03-02T14:00:00Z", withdrawn_reason: "It is old." }),
    past({ version: 1 }),
  ];
  await shown(null, {
    read_history: () => ({ versions }),
    read_version: ({ version }: { version: number }) => ({ ...reach, open_chats: version === 1 ? 1 : 0 }),
    withdraw_article: () => {
      versions[2] = past({ version: 1, withdrawn_at: "2026-03-02T14:00:00Z", withdrawn_reason: "Wrong." });
      return { chats: 3 };
    },
  });
  await press("History of BCG for bladder cancer, English");
  const rows = () => [...document.querySelectorAll(".versions li")].map((row) => row.textContent);
  expect(rows()[0]).toContain("No open chat has it.Withdraw…");
  expect(rows()[1]).not.toContain("Withdraw…");
  expect(rows()[2]).toContain("1 open chat has it.Withdraw…");
  await press("Withdraw version 1");
  const said = document.querySelector("dialog")?.textContent;
  expect(said).toContain("BCG, English, version 1.");
  expect(said).toContain("1 open chat has it, and is told.");
  expect(said).toContain("Spanish: version 1 stays as it is. Does it say the same?");
  say("Wrong.");
  await press("Yes, withdraw it");
  expect(room.connection.commands("withdraw_article")).toEqual([{ ...BCG, version: 1, reason: "Wrong." }]);
  await press("Close");
  await settled();
  expect(rows()[2]).toContain("Wrong.");
  expect(rows()[2]).not.toContain("Withdraw…");
  expect(document.activeElement?.textContent).toContain("History of bcg");
});

const paste = (text: string) =>
  act(() => {
    (document.querySelector("[name=pasted]") as HTMLTextAreaElement).value = text;
  });

test("A pasted page is shown with each repair and flag, and saved as a draft when that is wanted", async () => {
  const found = {
    ...BCG,
    text: "what it became",
    repairs: [{ before: "cafÃ©", after: "café", at: "summary" }],
    flags: [{ kind: "question_mark", text: "diagn?stico", at: "section 1, paragraph 2" }],
    left_out: [],
  };
  await shown(null, {
    import_page: () => found,
    save_draft: () => {
      room.stands = draft({ text: found.text });
      return { draft: room.stands };
    },
  });
  await press("Read the page");
  expect(page()).toContain("Choose a page, or paste its text.");
  paste("cafÃ©");
  await press("Read the page");
  const [{ name, content }] = room.connection.commands("import_page") as [{ name: string; content: string }];
  expect([
    name,
    new TextDecoder().decode(Uint8Array.from(atob(content), (one) => one.charCodeAt(0))),
  ]).toEqual(["page.txt", "cafÃ©"]);
  expect(document.activeElement?.textContent).toBe("What the page became: bcg");
  expect(page()).toContain("cafÃ© → café summary");
  expect(page()).toContain("section 1, paragraph 2");
  act(() => {
    language.value = "es";
  });
  expect(page()).toContain("cafÃ© → café resumen");
  expect(page()).toContain("sección 1, párrafo 2");
  act(() => {
    language.value = "en";
  });
  expect(room.connection.commands("save_draft")).toEqual([]);
  await press("Save it as a draft");
  expect(room.connection.commands("save_draft")).toEqual([{ ...BCG, version: 0, text: "what it became" }]);
  expect(area().value).toBe("what it became");
});

test("A page that is too large for one command is not sent, and said to be", async () => {
  await shown(null);
  paste("x".repeat(45_001));
  await press("Read the page");
  expect(page()).toContain("The page has 46 kB, and 45 can be sent.");
  act(() => {
    language.value = "es";
  });
  expect(page()).toContain("La página tiene 46 kB y se pueden enviar 45.");
  expect(room.connection.commands("import_page")).toEqual([]);
});

test.each([
  [["editor"], []],
  [["administrator"], ["Board", "Articles"]],
  [["specialist"], []],
  [
    ["specialist", "editor"],
    ["My chats", "Articles"],
  ],
  [
    ["supervisor", "specialist"],
    ["My chats", "Board"],
  ],
])("With the roles %j one can go to %j", async (roles, names) => {
  await show(<Header />, { me: { ...ann, roles } });
  expect([...document.querySelectorAll("nav a")].map((one) => one.textContent)).toEqual(names);
});

test("From the top of the room one goes to each of its parts", async () => {
  await shown(null);
  const parts = [...document.querySelectorAll<HTMLButtonElement>(".parts button")];
  const headings = [...document.querySelectorAll(".panel h2")].map((one) => one.textContent);
  expect(parts.map((one) => one.textContent)).toEqual(headings);
  for (const part of parts) {
    act(() => part.click());
    expect(document.activeElement?.tagName).toBe("H2");
    expect(document.activeElement?.textContent).toBe(part.textContent);
  }
});

test("A report says what it holds, in which form, and for whom", async () => {
  await shown(null);
  expect(page()).toContain("Files for a spreadsheet (CSV). Editors, supervisors and administrators");
  const reports = [...document.querySelectorAll(".report")].map((one) => one.textContent);
  expect(reports[0]).toContain("For each article: how often it was shared");
  expect(reports[1]).toContain("Withdrawn, and who had it");
  expect(reports[2]).toContain("Searched for in vain");
  expect(reports[2]).toContain("found no article, or none that says all of them");
  expect(reports[2]).toContain("Nothing that visitors wrote.");
  act(() => {
    language.value = "es";
  });
  expect(page()).toContain("no encontraron ningún artículo, o ninguno que las diga todas");
});

test("How the shelf is used, and what was looked for in vain, are files away", async () => {
  await shown(null);
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".report a")].map(
    (link) => new URL(link.href, "http://h"),
  );
  expect(links.map((link) => link.pathname)).toEqual([
    "/api/reports/articles-used",
    "/api/reports/recalls",
    "/api/reports/articles-missing",
  ]);
  expect(links[0]?.searchParams.get("to")).toMatch(/^\d{4}-\d\d-\d\d$/);
});
