import { language } from "./preferences";
import { words } from "./texts";
import { LANGUAGES, type Language } from "./wire";

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
        {LANGUAGES.map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
