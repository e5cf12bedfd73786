// Texts of the page of components. Loaded with it: nobody who only chats waits for them.

import { language } from "../preferences";
import type { Language } from "../wire";

const en = {
  heading: "Components",
  means: "What the console is made of, each in all its states. Nothing here is of a real chat.",
  colours: "Colours",
  type: "Sizes of text",
  buttons: "Buttons",
  fields: "Fields",
  marks: "Marks and clocks",
  news: "News",
  conversation: "Conversation",
  figures: "Figures",
  table: "Table",
  empty: "Empty table",
  nothing: "Nothing so far.",
  name: "Name",
  state: "State",
  act: "Do it",
  choice: "A choice",
  missing: "A choice that is missing",
  text: "A text",
  wrong: "A text that is wrong",
  why: "Say what is wrong, and what helps.",
  tick: "On or off",
  sentence: "Plain, short words are read between two messages.",
};

const es: typeof en = {
  heading: "Componentes",
  means: "De qué está hecha la consola, cada parte en todos sus estados. Nada de aquí es de un chat real.",
  colours: "Colores",
  type: "Tamaños de letra",
  buttons: "Botones",
  fields: "Campos",
  marks: "Marcas y relojes",
  news: "Avisos",
  conversation: "Conversación",
  figures: "Cifras",
  table: "Tabla",
  empty: "Tabla vacía",
  nothing: "Nada por ahora.",
  name: "Nombre",
  state: "Estado",
  act: "Hacerlo",
  choice: "Una opción",
  missing: "Una opción que falta",
  text: "Un texto",
  wrong: "Un texto con un error",
  why: "Diga qué está mal y qué ayuda.",
  tick: "Sí o no",
  sentence: "Las palabras sencillas y cortas se leen entre dos mensajes.",
};

export const componentTexts: Record<Language, typeof en> = { en, es };

/** As `words`, for the page of components. */
export function componentWords(): typeof en {
  return componentTexts[language.value];
}
