import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "./desk_context";
import { Modal } from "./modal";
import { language as reader } from "./preferences";
import { nameOf } from "./resources";
import { words } from "./texts";
import { now } from "./view";
import type { Language, Resource, Resources, ResourceText, WireError } from "./wire";
import { refusalInWords } from "./wording";

const LANGUAGES = ["en", "es"] as const;
// With what the server takes of each.
const TEXTS = { name: 120, what_for: 300, who_for: 200, area: 80 };
const REST = { phone: 40, url: 300, last_checked: 10 };
const OPTIONAL = ["phone", "last_checked"];

interface ResourceFormProps {
  /** Null: a new one. */
  resource: Resource | null;
  onSaved: (all: Resources) => void;
  onCancel: () => void;
}

export function ResourceForm({ resource, onSaved, onCancel }: ResourceFormProps) {
  const desk = useDesk();
  const { resources: text, cancel, languages } = words();
  const [wrong, setWrong] = useState<WireError | null>(null);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), [wrong]);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const answer = await desk.connection.ask("save_resource", {
      id: resource?.id ?? null,
      version: resource?.version ?? 0,
      texts: { en: textOf(said, "en"), es: textOf(said, "es") },
      phone: written(said, "phone") || null,
      url: written(said, "url"),
      last_checked: written(said, "last_checked") || null,
    });
    if (answer.ok) onSaved(answer);
    else setWrong(answer.error);
  };
  const field = (name: string, of: string, most: number, value: string | null | undefined) => (
    <Field
      key={name}
      name={name}
      label={of as keyof typeof text.fields}
      most={most}
      value={value ?? ""}
      wrong={isWrong(wrong, name)}
      told={wrong ? `${id}-wrong` : undefined}
    />
  );
  return (
    <Modal heading={resource ? text.editing(nameOf(resource, reader.value)) : text.adding} onClose={onCancel}>
      <form ref={form} onSubmit={save} noValidate>
        {LANGUAGES.map((one) => (
          <fieldset key={one} class="leaver">
            <legend>{text.inLanguage(languages[one])}</legend>
            {entriesOf(TEXTS).map(([name, most]) =>
              field(`texts.${one}.${name}`, name, most, resource?.texts[one]?.[name]),
            )}
          </fieldset>
        ))}
        <small>{text.oneIsEnough}</small>
        {entriesOf(REST).map(([name, most]) => field(name, name, most, resource?.[name]))}
        <div class="row">
          {wrong && (
            <p class="wrong" role="alert" id={`${id}-wrong`}>
              {wrongInWords(wrong)}
            </p>
          )}
          <button type="submit">{text.save}</button>
          <button type="button" class="quiet" onClick={onCancel}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface FieldProps {
  name: string;
  label: keyof ReturnType<typeof words>["resources"]["fields"];
  most: number;
  value: string;
  wrong: boolean;
  told: string | undefined;
}

function Field({ name, label, most, value, wrong, told }: FieldProps) {
  const { resources: text, optional } = words();
  const id = useId();
  const language = name.startsWith("texts.") ? name.slice(6, 8) : undefined;
  return (
    <div>
      <label for={id}>
        {text.fields[label]} {OPTIONAL.includes(label) && <small>({optional})</small>}
      </label>
      <input
        id={id}
        name={name}
        lang={language}
        maxLength={most}
        autocomplete="off"
        defaultValue={value}
        aria-invalid={wrong}
        aria-describedby={told}
        {...kindOf(label)}
      />
    </div>
  );
}

function kindOf(label: FieldProps["label"]) {
  if (label === "last_checked") return { type: "date" as const, max: today() };
  if (label === "phone") return { type: "tel" as const };
  if (label === "url") return { type: "url" as const };
  return { type: "text" as const };
}

function entriesOf<Name extends string>(of: Record<Name, number>): [Name, number][] {
  return Object.entries(of) as [Name, number][];
}

/** As the calendar says it where whoever writes is. */
function today(): string {
  const at = new Date(now.value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function written(said: FormData, name: string): string {
  return String(said.get(name) ?? "").trim();
}

/** Null where nothing was written in this language. */
function textOf(said: FormData, language: Language): ResourceText | null {
  const text = Object.fromEntries(
    entriesOf(TEXTS).map(([name]) => [name, written(said, `texts.${language}.${name}`)]),
  );
  return Object.values(text).some(Boolean) ? (text as unknown as ResourceText) : null;
}

/** A language without its text is wrong in all its fields. */
function isWrong(error: WireError | null, name: string): boolean {
  const field = error?.field;
  return field === name || (field !== undefined && name.startsWith(`${field}.`));
}

function wrongInWords(error: WireError): string {
  const { resources: text } = words();
  if (error.code === "conflict") return error.field ? text.taken : text.changed;
  const field = error.field?.split(".").at(-1) ?? "";
  return Object.hasOwn(text.wrong, field)
    ? text.wrong[field as keyof typeof text.wrong]
    : refusalInWords(error.code);
}
