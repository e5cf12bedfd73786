import { useId } from "preact/hooks";
import { Wrong, type WrongField, wrongAt } from "./wrong";

interface ZoneFieldProps {
  label: string;
  hint?: string;
  value: string;
  change: (zone: string) => void;
  wrong: WrongField | null;
}

/** A zone by its IANA name; the browser offers those that it knows. */
export function ZoneField({ label, hint, value, change, wrong }: ZoneFieldProps) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        list={`${id}-zones`}
        autocomplete="off"
        spellcheck={false}
        value={value}
        {...wrongAt(wrong, "zone")}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <datalist id={`${id}-zones`}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {hint && <small>{hint}</small>}
      <Wrong wrong={wrong} fields={["zone"]} />
    </>
  );
}
