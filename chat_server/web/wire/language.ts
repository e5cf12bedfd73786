export type Language = "en" | "es";

/** Their own names, for choosing. */
export const LANGUAGES: readonly [Language, string][] = [
  ["en", "English"],
  ["es", "Español"],
];

/** The language of a tag such as `es-MX`, or nothing where it is not spoken here. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  return tag?.match(/^e[ns]/i)?.[0].toLowerCase() as Language | undefined;
}
