import { useEffect } from "preact/hooks";
import { words } from "../../texts/board";
import type { WireError } from "../../wire";
import { wrongInWords } from "./hours_words";

/** A field as the server names it, and what is wrong with it, in words. `id`: of the words, on the page. */
export interface WrongField {
  id: string;
  field: string;
  text: string;
}

export function wrongOf(form: string, error: WireError): WrongField {
  return { id: `${form}-wrong`, field: error.field ?? "", text: wrongInWords(error) };
}

/** For an input: that it is this one. */
export function wrongAt(wrong: WrongField | null, field: string) {
  const here = wrong !== null && concerns(wrong, field);
  return { "aria-invalid": here, "aria-describedby": here ? wrong.id : undefined };
}

function concerns(wrong: WrongField, field: string): boolean {
  return wrong.field === field || wrong.field.startsWith(`${field}.`);
}

/** Beside the field that it concerns; where none is named, at the end of the form (`rest`). */
export function Wrong({
  wrong,
  fields,
  rest,
}: {
  wrong: WrongField | null;
  fields: readonly string[];
  rest?: boolean;
}) {
  const here = wrong !== null && fields.some((field) => concerns(wrong, field)) !== (rest ?? false);
  useEffect(() => {
    if (here) document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [here, wrong]);
  if (!here) return null;
  return (
    <p class="wrong" role="alert" id={wrong.id}>
      {wrong.text || words().hours.wrong.other}
    </p>
  );
}
