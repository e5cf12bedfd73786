// Lo que se dice de los turnos, en español.

import type { rosterTexts as en } from "./en_roster";

export const rosterTexts: typeof en = {
  heading: "Turnos",
  loading: "Leyendo los turnos…",
  failed: "No se pudieron leer los turnos. Inténtelo de nuevo.",
  day: "Día",
  before: "El día anterior",
  after: "El día siguiente",
  today: "Hoy",
  summary: (planned: number, there: number) =>
    planned === 0
      ? "Ahora no hay nadie previsto."
      : `Previstos ahora: ${planned}, de ellos de turno: ${there}.`,
  empty: "No hay nadie previsto para este día.",
  name: "Nombre",
  planned: "Previsto",
  now: "Ahora",
  states: {
    to_come: "Más tarde",
    on_duty: "De turno",
    away: "Ausente",
    late: "No está de turno",
    left: "No está de turno",
    over: "Terminado",
  },
  late: (time: string) => `con ${time} de retraso`,
  for: (time: string) => `desde hace ${time}`,
  unplanned: "De turno sin estar previsto",

  remove: {
    means: "Ya no estará previsto a esa hora. Su turno actual no cambia.",
    past: "No se retiró: ese día ya pasó.",
  },

  add: {
    act: "Planificar un turno…",
    heading: "Planificar un turno",
    who: "Quién",
    starts: "Desde",
    ends: "Hasta",
    endsHint: "Hasta medianoche es 12:00 a. m. Una noche son dos turnos.",
    save: "Guardar este turno",
  },

  copy: {
    act: "Copiar a otro día…",
    heading: "Copiar turnos",
    what: "Qué copiar",
    oneDay: (day: string) => `Solo ${day}`,
    week: (first: string, last: string) => `Siete días, de ${first} a ${last}`,
    to: "A este día",
    toWeek: "A partir de este día",
    toHint: "Los turnos que ya están se quedan. Lo que coincide con ellos se omite.",
    save: "Copiar",
    done: (copied: number, leftOut: number) =>
      leftOut === 0
        ? `Turnos copiados: ${copied}.`
        : `Turnos copiados: ${copied}. Omitidos porque coinciden con otros: ${leftOut}.`,
  },

  wrong: {
    specialist_id: "Elija quién es.",
    day: "Elija hoy o un día posterior, dentro de un año.",
    starts: "Indique una hora.",
    ends: "Indique una hora posterior al comienzo; la medianoche es 12:00 a. m.",
    to_day: "Elija otro día, hoy o posterior, dentro de un año.",
    overlaps: "Ya tiene un turno a esa hora.",
    other: "No se guardó. Inténtelo de nuevo.",
  },
};
