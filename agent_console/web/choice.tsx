import { words } from "./texts";

interface ChoiceProps {
  id: string;
  name: string;
  label: string;
  options: Record<string, string>;
  /** Chosen at first; without one, choosing is left to whoever fills it in. */
  value?: string;
  missing?: boolean;
  /** What the empty choice is called. */
  none?: string;
}

/** A labelled select. */
export function Choice({ id, name, label, options, value, missing, none }: ChoiceProps) {
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select id={id} name={name} aria-invalid={missing ?? false}>
        {value === undefined && <option value="">{none ?? words().choose}</option>}
        {Object.entries(options).map(([key, text]) => (
          <option key={key} value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
