import { useRef, useState } from "preact/hooks";
import { LanguageChoice } from "./language_choice";
import { signIn } from "./session";
import { words } from "./texts";
import type { WireError } from "./wire";

export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { signIn: text } = words();
  const [error, setError] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);
  const [withCode, setWithCode] = useState(false);
  const alert = useRef<HTMLParagraphElement>(null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const code = field("code");
    setBusy(true);
    const password = String(form.get("password") ?? "");
    const answer = await signIn({ email: field("email"), password, ...(code && { code }) });
    setBusy(false);
    if (answer.ok) return onSignedIn();
    setError(answer.error);
    alert.current?.focus();
  };

  return (
    <main class="sign-in">
      <form class="card" onSubmit={submit}>
        <h1>{text.heading}</h1>
        <p ref={alert} class="wrong" role="alert" tabIndex={-1}>
          {error && inWords(error)}
        </p>
        <label for="email">{text.email}</label>
        <input id="email" name="email" type="email" autocomplete="username" required />
        <label for="password">{text.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        {withCode ? (
          <>
            <label for="code">{text.code}</label>
            <input id="code" name="code" inputMode="numeric" autocomplete="one-time-code" />
          </>
        ) : (
          <button type="button" class="link" onClick={() => setWithCode(true)}>
            {text.hasCode}
          </button>
        )}
        <button type="submit" disabled={busy}>
          {busy ? text.submitting : text.submit}
        </button>
        <LanguageChoice />
      </form>
    </main>
  );
}

function inWords(error: WireError): string {
  const { signIn: text } = words();
  if (error.code === "unauthorized") return text.wrong;
  if (error.code === "invalid") return text.invalid;
  if (error.code === "limited") return text.limited(Math.ceil(error.retry_after_s ?? 60));
  return error.code === "no_answer" ? text.noAnswer : text.failed;
}
