import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { anns } from "./cast";
import { ChatsView } from "./chats";
import { leave, show } from "./rendered";

afterEach(leave);

test("A note that comes back before its answer does is shown once", async () => {
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  act(() => document.querySelector<HTMLButtonElement>("button[aria-expanded='false']")?.click());
  const field = document.querySelector<HTMLTextAreaElement>("#note-maria");
  if (!field) throw new Error("there is no place for notes");
  field.value = "Call back";
  await act(async () => {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.closest("form")?.requestSubmit();
  });
  const [asked] = connection.commands("add_note");
  expect(document.querySelectorAll(".notes li.unsent")).toHaveLength(1);
  const author = { id: "ann", name: "Ann" };
  const note = { id: "n1", chat_id: "maria", author, at: "2026-03-02T15:00:00Z", text: "Call back" };
  await act(async () =>
    connection.push("note_added", { note: { ...note, whisper: false, client_id: asked?.["client_id"] } }),
  );
  expect([...document.querySelectorAll(".notes li p")].map((one) => one.textContent)).toEqual(["Call back"]);
});
