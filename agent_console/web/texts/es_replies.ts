// Respuestas preparadas, en español.

import type { repliesTexts as english } from "./en_replies";

export const repliesTexts: typeof english = {
  menu: "Respuestas preparadas…",
  heading: "Respuestas preparadas",
  all: (count: number) => `Respuestas preparadas (${count})`,
  insert: "Poner en el mensaje",
  inserted: "Está en el mensaje. Léala y envíela.",
  only: (language: string) => `Solo en ${language.toLowerCase()}`,
  unread: "No se pudieron leer las respuestas. Inténtelo de nuevo.",
  none: "Todavía no hay respuestas. Anote lo que dice una y otra vez.",
  shared: "para todos",
  own: "suya",
  add: "Respuesta nueva",
  adding: "Una respuesta nueva",
  edit: "Cambiar",
  editing: (shortcut: string) => `Cambiar /${shortcut}`,
  remove: "Quitar",
  sure: "Sí, quitarla",
  shortcut: "Atajo",
  shortcutHint: "Letras minúsculas sin acento, cifras y guiones, como hola o volver-a-llamar.",
  text: (language: string) => `En ${language.toLowerCase()}`,
  variables:
    "{visitor}, {me} y {phone} se rellenan con el nombre del visitante, el suyo y el teléfono. Basta un idioma.",
  forEverybody: "Para todos",
  save: "Guardar esta respuesta",
  taken: "Este atajo ya tiene una respuesta. Elija otro.",
  wrongText: "Escríbala al menos en un idioma. Entre llaves solo {visitor}, {me} o {phone}.",
};
