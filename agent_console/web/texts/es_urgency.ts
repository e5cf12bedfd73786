// What is said of a line that may need help at once, in Spanish.

import type { urgencyTexts as en } from "./en_urgency";

export const urgencyTexts: typeof en = {
  label: "Puede necesitar ayuda ya",
  sample: "Ejemplo: ningún profesional clínico lo ha aprobado",
  told: (title: string) => `¿Urgente? ${title}`,
  line: "La persona escribió:",
  wording: "Puede decir:",
  use: "Ponerlo en el mensaje",
  dismiss: "Descartar",
  more: (count: number) => (count === 1 ? "1 más debajo de este" : `${count} más debajo de este`),
};
