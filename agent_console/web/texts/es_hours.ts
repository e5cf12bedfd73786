// Lo que se dice del horario de chat, en español.

import type { hoursTexts as en } from "./en_hours";

export const hoursTexts: typeof en = {
  heading: "Horario de chat",
  loading: "Leyendo el horario…",
  failed: "No se pudo leer el horario. Inténtelo de nuevo.",
  inForce: "Ahora",
  since: (day: string) => `desde el ${day}`,
  coming: (day: string) => `A partir del ${day}`,
  notReadable: "Ilegible",
  unreadable:
    "Este horario no se puede leer, y los visitantes reciben el teléfono. Retire lo que aparece como ilegible.",
  zone: "Zona horaria",
  holidays: "Días festivos",
  noHolidays: "ninguno",
  weekday: "Día",
  hours: "Horas",
  everyone: "Todos los idiomas",
  closed: "Cerrado",
  allDay: "Todo el día",
  midnight: "medianoche",
  holidaysEnd: (name: string, day: string) =>
    `Los días festivos de ${name} solo se conocen hasta el ${day}. Añada los siguientes como días excepcionales.`,
  setBy: (name: string) => `fijado por ${name}`,

  days: {
    heading: "Días excepcionales",
    empty: "Ningún día tiene horas propias.",
    day: "Fecha",
    language: "Para",
    note: "Nota",
  },

  remove: {
    act: "Retirar",
    of: (what: string) => `Retirar ${what}`,
    heading: (what: string) => `¿Retirar ${what}?`,
    version: "Sigue vigente el horario anterior.",
    day: "El día vuelve a ser como cualquier otro.",
    confirm: "Sí, retirarlo",
  },

  week: {
    act: "Cambiar la semana…",
    heading: "Otra semana",
    from: "A partir de este día",
    fromHint: "Si es hoy, vale desde ahora.",
    zoneHint: "Las horas son del reloj de esta zona, como America/Chicago.",
    holidaysHint: "Países o partes de ellos, como US o US-NY; varios, con comas.",
    whose: "Horas para",
    asForAll: "Como en todos los idiomas",
    differ: "Fijar otras horas",
    likeAll: "Otra vez como en todos",
    save: "Guardar esta semana",
  },

  day: {
    act: "Fijar un día…",
    heading: "Un día excepcional",
    kind: "En ese día",
    closed: "El chat está cerrado",
    windows: "El chat tiene estas horas, también en día festivo",
    noteHint: "Para colegas; los visitantes no la ven.",
    save: "Guardar este día",
  },

  windows: {
    opens: (day: string) => `Abre, ${day}`,
    closes: (day: string) => `Cierra, ${day}`,
    to: "a",
    add: "Añadir horas",
    addTo: (day: string) => `Añadir horas, ${day}`,
    remove: "Quitar",
    removeFrom: (day: string) => `Quitar estas horas, ${day}`,
  },

  preview: {
    heading: "¿Qué vería un visitante?",
    unsaved: "Con la semana de arriba, antes de guardarla.",
    at: "En este momento, según su reloj",
    zone: "En la zona horaria del visitante",
    act: "Mostrar",
    shown: (when: string, zone: string) => `${when}; ${zone}`,
    until: (when: string) => `Cierra el ${when}.`,
    opens: (when: string) => `Abre el ${when}.`,
    byCalendar: (reason: string) => `Lo decide el interruptor. Por sí solo, el calendario dice: «${reason}»`,
    assumes: "Como si hubiera un especialista de ese idioma de turno y nadie esperara.",
    reasons: {
      open: "El chat está abierto.",
      outside_hours: "El teléfono: a esa hora el chat está cerrado.",
      holiday: "El teléfono: el chat está cerrado por día festivo.",
      closed_early: "El teléfono: ese día el chat cerró antes.",
      switched_off: "El teléfono: el chat está apagado.",
      nobody_on_duty: "El teléfono: no hay nadie de turno.",
      queue_full: "El teléfono: la cola está llena.",
      wait_past_closing: "El teléfono: el chat cierra antes de que alguien pueda atender.",
      unavailable: "El teléfono: el horario no se puede leer.",
    },
  },

  wrong: {
    effective_from: "Elija hoy o un día posterior, dentro de diez años.",
    day: "Elija hoy o un día posterior, dentro de los próximos diez años.",
    zone: "No se conoce esta zona. Escriba una como America/Chicago.",
    holidays: "Alguno no se conoce. Escriba países como US, o partes como US-NY.",
    opens: "Indique una hora.",
    closes: "Indique una hora posterior a la apertura; la medianoche es 00:00.",
    at: "Elija un día y una hora dentro de diez años.",
    inForce: "No se retiró: está vigente. Fije otra semana a partir de hoy.",
    other: "No se guardó. Inténtelo de nuevo.",
  },
};
