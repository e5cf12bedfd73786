import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ImportedAck, WireError } from "../wire";
import { placeInWords, refusalInWords } from "./article_words";

/** What a page became, to be looked at before it is saved. */
export function Imported({ found, begun }: { found: ImportedAck; begun: (named: Named) => void }) {
  const { bringIn: text } = articleWords();
  const { connection } = useDesk();
  const [wrong, setWrong] = useState<WireError>();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus({ preventScroll: true }), [found]);
  const save = async () => {
    const named = { slug: found.slug, language: found.language };
    const answer = await connection.ask("save_draft", { ...named, version: 0, text: found.text });
    if (answer.ok) begun(named);
    else setWrong(answer.error);
  };
  return (
    <section aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {text.became(found.slug)}
      </h3>
      <Listed heading={text.repairs(found.repairs.length)}>
        {found.repairs.map((one, place) => (
          <li key={place}>
            <del>{one.before}</del> → <ins>{one.after}</ins> <small>{placeInWords(one.at)}</small>
          </li>
        ))}
      </Listed>
      <Listed heading={text.flags(found.flags.length)}>
        {found.flags.map((one, place) => (
          <li key={place}>
            <q>{one.text}</q> <small>{placeInWords(one.at)}</small>
          </li>
        ))}
      </Listed>
      <Listed heading={text.leftOut(found.left_out.length)}>
        {found.left_out.map((one, place) => (
          <li key={place}>{one}</li>
        ))}
      </Listed>
      {found.copyright && <p class="hint">{text.rights(found.copyright)}</p>}
      <div class="row">
        <button type="button" onClick={() => void save()}>
          {text.save}
        </button>
      </div>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong.field === "version" ? text.taken(found.slug) : refusalInWords(wrong)}
        </p>
      )}
    </section>
  );
}

function Listed({ heading, children }: { heading: string; children: ComponentChildren[] }) {
  return (
    <>
      <h4>{heading}</h4>
      {children.length > 0 && <ul class="found">{children}</ul>}
    </>
  );
}
