import { useId, useState } from "preact/hooks";
import { Choice } from "../choice";
import { words } from "../texts";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { Language } from "../wire";
import { PARTS } from "./parts";

const SLUG = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** Names an article that is not there yet. */
export function Begin({ begin }: { begin: (named: Named) => void }) {
  const { languages } = words();
  const { begin: text } = articleWords();
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const slug = String(said.get("slug")).trim();
    setWrong(!SLUG.test(slug));
    if (SLUG.test(slug)) begin({ slug, language: said.get("language") as Language });
    else document.getElementById(`${id}-slug`)?.focus();
  };
  return (
    <section class="panel" aria-labelledby={PARTS.begin}>
      <h2 id={PARTS.begin}>{text.heading}</h2>
      <form class="begin" onSubmit={submit} noValidate>
        <div>
          <label for={`${id}-slug`}>{text.slug}</label>
          <input
            id={`${id}-slug`}
            name="slug"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={wrong}
            aria-describedby={wrong ? `${id}-wrong` : `${id}-hint`}
          />
          <small id={`${id}-hint`}>{text.hint}</small>
          {wrong && (
            <p class="wrong" role="alert" id={`${id}-wrong`}>
              {text.wrong}
            </p>
          )}
        </div>
        <div>
          <Choice
            id={`${id}-language`}
            name="language"
            label={text.language}
            options={languages}
            value="en"
          />
        </div>
        <div class="row">
          <button type="submit">{text.act}</button>
        </div>
      </form>
    </section>
  );
}
