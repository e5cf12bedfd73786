import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { show } from "./rendered";
import { SignIn } from "./sign_in";

const onSignedIn = vi.fn();

beforeEach(async () => {
  onSignedIn.mockClear();
  await show(<SignIn onSignedIn={onSignedIn} />);
});

async function submit(answer: () => Promise<Response>) {
  const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(answer);
  const fill = (id: string, value: string) => {
    (document.getElementById(id) as HTMLInputElement).value = value;
  };
  fill("email", " ann@demo.helpline ");
  fill("password", " as it is ");
  const form = document.querySelector("form");
  await act(async () => void form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })));
  return fetched;
}

const refused =
  (code: string, change = {}) =>
  async () =>
    new Response(JSON.stringify({ ok: false, error: { code, message: "", ...change } }));
const said = () => document.querySelector('[role="alert"]')?.textContent;

test("The password is sent as it was typed, and no code where none was given", async () => {
  const fetched = await submit(async () => new Response('{"ok": true}'));
  const body = JSON.parse(String(fetched.mock.calls[0]?.[1]?.body));
  expect(body).toEqual({ email: "ann@demo.helpline", password: " as it is " });
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
});

test.each([
  [refused("unauthorized"), "is not right"],
  [refused("limited", { retry_after_s: 11.2 }), "wait 12 seconds"],
  [refused("invalid"), "valid email"],
  [async () => Promise.reject(new Error("offline")), "does not answer"],
])("A refusal is said by its name", async (answer, words) => {
  await submit(answer as () => Promise<Response>);
  await vi.waitFor(() => expect(said()).toContain(words));
  expect(onSignedIn).not.toHaveBeenCalled();
});
