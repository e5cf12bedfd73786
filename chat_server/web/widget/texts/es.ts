import type { Texts } from "./en";

const DAY_AND_NIGHT = "Nuestros especialistas atienden el teléfono día y noche.";

export const es: Texts = {
  chat: "Chat en vivo",
  language: "Idioma",
  loading: "Abriendo el chat…",
  hours: "24 horas al día, 7 días a la semana",
  callNow: "Llamar al",
  callInstead: "Dejar de esperar y llamar",
  you: "Usted",
  helpline: "Línea de ayuda",
  newWindow: "se abre en otra pestaña",

  form: {
    title: "Chatee con un especialista",
    intro: "Nos alegra que esté aquí. Cuéntenos un poco y buscaremos a alguien para usted.",
    optional: "opcional",
    choose: "Elija una opción",
    role: "¿Quién es usted?",
    roles: {
      patient: "Tengo o tuve cáncer",
      caregiver: "Cuido a una persona con cáncer",
      family: "Soy familiar",
      friend: "Soy amigo o amiga",
      professional: "Trabajo en salud",
      undisclosed: "Prefiero no decirlo",
    },
    topic: "¿De qué se trata?",
    topics: {
      diagnosis: "Un diagnóstico",
      treatment: "El tratamiento",
      side_effects: "Efectos secundarios",
      immunotherapy: "Inmunoterapia",
      coping: "Emociones y cómo sobrellevarlo",
      services: "Servicios y ayuda cercana",
      other: "Otra cosa",
    },
    name: "¿Cómo quiere que le llamemos?",
    question: "¿Qué le gustaría preguntar?",
    before: "Antes de empezar",
    who: "Le responden especialistas capacitados en información sobre el cáncer.",
    notAdvice: "Dan información. No es consejo médico. Por favor, revísela con su médico.",
    emergency: "En una emergencia, llame al 911. En una crisis, llame o envíe un texto al 988.",
    privacy: (days) =>
      `Solo nuestros especialistas y supervisores pueden leer este chat. Lo borramos a los ${days} días.`,
    consent: "He leído esto y quiero chatear.",
    submit: "Empezar el chat",
    submitting: "Conectando…",
    trying: "Seguimos intentando. También puede llamarnos.",
    check: "Por favor, revise esto:",
    roleMissing: "Elija quién es usted.",
    consentMissing: "Marque la casilla para aceptar.",
    refused: "No pudimos empezar el chat. Inténtelo de nuevo o llámenos.",
  },

  phone: {
    outside_hours: ["El chat está cerrado ahora", DAY_AND_NIGHT],
    holiday: ["El chat está cerrado por el día feriado", DAY_AND_NIGHT],
    closed_early: ["El chat cerró antes hoy", DAY_AND_NIGHT],
    switched_off: ["El chat está cerrado por ahora", DAY_AND_NIGHT],
    nobody_on_duty: [
      "Ahora no hay nadie que atienda el chat en español",
      "Llámenos y pida que le atiendan en español. Contestamos ahora mismo.",
    ],
    queue_full: ["Hay muchas personas esperando en el chat", "Por teléfono le atenderemos antes."],
    wait_past_closing: ["El chat cierra antes de que podamos atenderle", DAY_AND_NIGHT],
    unavailable: ["El chat no funciona en este momento", DAY_AND_NIGHT],
    open: ["Hable con nosotros por teléfono", DAY_AND_NIGHT],
    opens: (when) => `El chat abre de nuevo ${when}, hora de donde está usted.`,
    soon: "El chat puede abrir en cualquier momento. Lo verá aquí.",
    again: "Ver si el chat ya abrió",
    code: "Su código",
    codeHint: "Dígale este código al especialista. Así no tendrá que contar todo otra vez.",
    codeUntil: (when) => `Sirve hasta ${when}, una sola vez.`,
  },

  waiting: {
    title: "Está en la fila",
    next: "Usted es la próxima persona.",
    position: (place) => `Su lugar en la fila es el número ${place}.`,
    underAMinute: "Será cosa de un minuto.",
    upTo: (high) => `Puede tardar hasta ${high} minutos.`,
    range: (low, high) => `Puede tardar de ${low} a ${high} minutos.`,
    noRange: "Todavía no podemos decir cuánto tardará.",
    meanwhile: "Ya puede escribir. El especialista lo leerá primero. Deje esta página abierta.",
    long: [
      "Gracias por esperar. Conserva su lugar. También puede llamarnos ahora:",
      "Sabemos que esperar es difícil. Sigue en la fila. El teléfono atiende día y noche:",
      "Hoy tardamos más. Lo sentimos. No le hemos olvidado, y también puede llamar ahora:",
    ],
    leave: "Salir de la fila",
    sure: "¿Salir de la fila? Perderá su lugar.",
    yes: "Sí, salir",
    no: "Seguir en la fila",
    stillThere: "¿Sigue ahí? Si no, perderá su lugar.",
    here: "Sí",
    left: "Ya no está en la fila",
    leftBody: "Estamos aquí cuando nos necesite.",
  },

  reading: { read: "Leer artículos", back: "Volver al chat" },

  talking: {
    title: (name) => `Está hablando con ${name}`,
    log: "Conversación",
    message: "Su mensaje",
    send: "Enviar",
    hint: "Enter envía. Mayúsculas y Enter hace otra línea.",
    remaining: (count) => `Quedan ${count} caracteres`,
    tooLong: (count) => `Sobran ${count} caracteres`,
    typing: (name) => `${name} está escribiendo…`,
    newer: "Hay mensajes nuevos abajo",
    leave: "Terminar el chat",
    sure: "¿Terminar este chat?",
    yes: "Sí, terminar",
    no: "Seguir hablando",
    ended: "Este chat ha terminado",
    goOn: "Continuar",
  },

  delivery: {
    sending: "Enviando…",
    saved: "Enviado",
    not_connected: "Sin conexión. Lo enviaremos cuando vuelva.",
    refused: "No se envió.",
    retry: "Reintentar",
    discard: "Quitar",
  },

  lost: "Ahora no hay conexión. Seguimos intentando. Lo que escribió está a salvo aquí. También puede llamarnos:",

  notices: {
    joined: (name) => `${name} ya está con usted.`,
    requeued: "Su especialista no puede continuar. Está de nuevo en la fila y conserva su lugar.",
    transferred: (name) => `Ahora está con ${name}.`,
    recalled: (title) =>
      `Hemos retirado el artículo «${title}». Por favor, no se guíe por él; pregúntenos aquí o por teléfono.`,
    other: "Algo ha cambiado en este chat.",
  },

  article: "Lea este artículo",
  sectionOf: (title) => `Parte del artículo «${title}»`,
  review: "Por favor, revíselo con su médico.",

  page: "Abrir su página",
  checked: (day) => `Comprobado por última vez el ${day}.`,

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
    body: "Cuídese. Estamos día y noche al teléfono.",
    copy: "Copiar la conversación",
    copied: "Copiado.",
    byHand: "Seleccione el texto y cópielo:",
    again: "Empezar otro chat",
  },

  today: "hoy",
  tomorrow: "mañana",
  on: "el",
  // One o'clock alone is singular.
  at: (time) => `a la${/^1:/.test(time) ? "" : "s"} ${time}`,
};
