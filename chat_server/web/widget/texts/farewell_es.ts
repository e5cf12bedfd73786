// Lo que se dice después de un chat, en español.

import type { farewellTexts as en } from "./farewell_en";

export const farewellTexts: typeof en = {
  rating: {
    title: "¿Cómo le fue en este chat?",
    legend: "¿Cuánto le ayudó?",
    scores: ["Nada", "Un poco", "Algo", "Bastante", "Mucho"],
    comment: "¿Quiere decirnos algo más?",
    send: "Enviar",
    skip: "Omitir",
    failed: "No se guardó. Elija un número y reintente, u omítalo.",
  },

  thanks: {
    title: "Gracias por hablar con nosotros",
    body: "Cuídese. De día y de noche estamos al teléfono.",
    keep: {
      copy: "Copiar",
      save: "Guardar en un archivo",
      print: "Imprimir",
      copied: "Copiado.",
      byHand: "Seleccione el texto y cópielo:",
    },
    erase: {
      leave: "Borrar la conversación",
      sure: "¿Borrar todo lo que se dijo aquí? No se puede recuperar.",
      yes: "Sí, borrarla",
      no: "Conservarla",
      failed: "No se borró. Inténtelo otra vez.",
      done: "Este chat se ha borrado",
      means: "No guardamos nada de lo que se dijo, solo cifras.",
    },
    involvement: "Maneras de participar",
  },
};
