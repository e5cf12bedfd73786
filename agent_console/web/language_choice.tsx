import { type Language, language } from "./preferences";
import { words } from "./texts";

/** Each language by its own name, so that it is found by those who need it. */
export function LanguageChoice() {
  return (
    <label class="language">
      <span class="unseen">{words().header.language}</span>
      <select
        value={language.value}
        onChange={(event) => {
          language.value = event.currentTarget.value as Language;
        }}
      >
        <option value="en" lang="en">
          English
        </option>
        <option value="es" lang="es">
          Español
        </option>
      </select>
    </label>
  );
}
