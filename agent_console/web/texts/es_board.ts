// Lo que se dice en el tablero de supervisión, en español.

import type { boardTexts as en } from "./en_board";

export const boardTexts: typeof en = {
  heading: "Tablero",
  loading: "Leyendo la cola…",
  stale: "Sin conexión. Estos números son antiguos.",
  none: "–",
  waiting: "En espera",
  longestWait: "Espera más larga",
  onDuty: "De turno",
  planned: (planned: number, there: number) => `${there} de ${planned} previstos`,
  freeSlots: "Lugares libres",
  active: "Chats abiertos",
  wrapUp: "En registro",
  serviceLevel: "Nivel de servicio hoy",
  within: (seconds: number, now: string, minutes: number) =>
    `atendidos en ${seconds} s; últimos ${minutes} min: ${now}`,
  levelNow: "Nivel de servicio ahora",
  course: (since: string, values: string) => `Por media hora desde las ${since}: ${values}`,
  bigNumbers: "Números grandes",
  smallNumbers: "Volver al tablero",
  calling: (names: string) => `Pide un supervisor: ${names}`,
  answerTime: "Tiempo medio de respuesta",
  handleTime: "Tiempo medio de atención",
  abandoned: "Abandonados hoy",
  turnedAway: "No admitidos hoy",
  byLanguage: "Por idioma",
  language: "Idioma",

  unserved: {
    heading: "Se quedaron sin chat hoy",
    empty: "Nadie hasta ahora.",
    reason: "Por qué",
    report: {
      heading: "Por media hora, para una hoja de cálculo",
      from: "Desde",
      to: "Hasta",
      download: "Descargar",
    },
    reasons: {
      outside_hours: "Fuera del horario del chat",
      holiday: "Día festivo",
      closed_early: "El chat cerró antes",
      switched_off: "El chat estaba apagado",
      nobody_on_duty: "Nadie de turno en su idioma",
      queue_full: "La cola estaba llena",
      wait_past_closing: "La espera habría pasado del cierre",
      unavailable: "No se pudo leer el horario",
      gave_up: "Dejó de esperar",
      chose_phone: "Eligió el teléfono",
      closing_time: "Aún esperaba cuando cerró el chat",
      supervisor_closed: "Cerrado por supervisión",
    },
  },

  queue: {
    heading: "Visitantes en espera",
    empty: "Nadie espera.",
    position: "Lugar",
    topic: "Tema",
    since: "Espera desde hace",
    asked: "Se pregunta a",
    noOne: "Nadie todavía",
  },

  inHand: {
    heading: "Chats en curso",
    empty: "Nadie está en un chat.",
    specialist: "Con",
    since: "Desde hace",
    wrapUp: "en registro",
    called: (time: string) => `pide supervisión, ${time}`,
  },

  watching: {
    heading: (who: string, specialist: string | null) =>
      specialist ? `Leyendo el chat de ${who} con ${specialist}` : `Leyendo el chat de ${who}`,
    reading: "Leyendo el chat…",
    stop: "Dejar de leer",
    gone: "Este chat ya no existe.",
    over: "No se envió: este chat ya terminó.",
    states: {
      waiting: "Nadie tiene este chat todavía.",
      active: "Sigue en curso. Nada de lo que usted escriba aquí llega al visitante.",
      wrap_up: "El visitante ya se fue. Se está escribiendo el registro de contacto.",
      closed: "Este chat ya terminó.",
    },
    whisper: "Decir en voz baja al especialista",
    whisperHint: "El visitante nunca lo ve. Enter envía.",
    send: "Decir en voz baja",
  },

  broadcast: {
    open: "Avisar a quienes esperan…",
    heading: "Avisar a quienes esperan",
    means: (waiting: number) =>
      waiting === 1
        ? "Espera 1 persona. Lo lee en su conversación, en su idioma."
        : `Esperan ${waiting} personas. Lo leen en su conversación, cada una en su idioma.`,
    submit: "Enviar",
    both: "Escríbalo en los dos idiomas.",
    told: (count: number) =>
      ["Ya no esperaba nadie.", "Se avisó a 1 persona."][count] ?? `Se avisó a ${count} personas.`,
  },

  steering: {
    heading: "Intervenir",
    of: (whose: string) => `Intervenir: ${whose}`,
    choose: "Elegir…",
    watch: { act: "Leer el chat" },
    reason: "Motivo",
    reasonHint: "Queda en la auditoría y en ningún otro lugar.",
    over: "Este chat ya terminó.",
    full: "No se hizo: todos sus lugares están ocupados o el chat ya terminó.",
    ended: "No se hizo: el chat ya terminó.",
    take_over: {
      act: "Tomar",
      heading: "¿Tomar este chat?",
      means:
        "Pasa a ser suyo. Quien lo tiene ahora deja de verlo, y se avisa al visitante de que usted está ahí.",
      confirm: "Sí, tomarlo",
    },
    requeue: {
      act: "Devolver",
      heading: "¿Devolver este chat a la cola?",
      means: "Conserva su lugar y pasa al próximo especialista libre. Se avisa al visitante.",
      confirm: "Sí, devolverlo",
    },
    close: {
      act: "Cerrar",
      heading: "¿Cerrar este chat?",
      means: "Termina para el visitante en este momento. Puede empezar otro o llamar.",
      confirm: "Sí, cerrarlo",
    },
  },

  staff: {
    heading: "Especialistas",
    empty: "Todavía no hay especialistas.",
    name: "Nombre",
    duty: "Turno",
    notConnected: "Sin conexión",
    set: (name: string) => `Fijar el turno de ${name}`,
    change: "Cambiar…",
    choose: (name) => `Elegir a ${name}`,
    all: "Elegir a todos",
    chosen: (count) => (count === 1 ? "1 elegido" : `${count} elegidos`),
    setChosen: "Fijar el turno de los elegidos",
    apply: "Fijar",
    since: "Desde hace",
    load: "Chats",
    of: (used: number, capacity: number) => `${used} de ${capacity}`,
    detail: (active: number, wrapUp: number, offered: number) =>
      `abiertos: ${active}, en registro: ${wrapUp}, ofrecidos: ${offered}`,
  },

  switch: {
    heading: "Chat para visitantes",
    positions: { follow: "Según el calendario", open: "Abierto", closed: "Cerrado" },
    sees: {
      follow:
        "Los visitantes pueden chatear en el horario de chat mientras haya disponible un especialista que hable su idioma. Fuera de ese horario ven el teléfono y la próxima apertura.",
      open: "Los visitantes pueden chatear a cualquier hora, también de noche y en fin de semana, mientras haya disponible un especialista que hable su idioma. Si no, ven el teléfono.",
      closed:
        "Los visitantes nuevos ven que el chat está cerrado por ahora, y el teléfono. Los chats abiertos continúan.",
    },
    until: "Hasta",
    untilHint: "Si queda vacío, dura hasta que alguien lo cambie.",
    untilPast: "Elija una hora futura.",
    untilFar: "Elija una fecha dentro del próximo año.",
    untilTime: (time: string) => `hasta ${time}`,
    message: "Mensaje",
    messageHint:
      "Los visitantes lo leen sobre el teléfono mientras usted mantenga cerrado el chat. Escríbalo en los dos idiomas.",
    messageEn: "En inglés",
    messageEs: "En español",
    messageBoth: "El mensaje hace falta en los dos idiomas.",
    change: "Cambiar…",
    next: "Continuar",
    confirmHeading: (position: string) => `¿Poner el chat en «${position}»?`,
    whatVisitorsSee: "Lo que verán los visitantes",
    confirm: "Sí, cambiarlo",
    failed: "No se cambió. Inténtelo de nuevo.",
  },
};
