// Palabras breves y claras: se leen entre dos mensajes, ocho horas al día.

import type { Texts } from "./en";
import { chatTexts } from "./es_chat";
import { repliesTexts } from "./es_replies";
import { resourcesTexts } from "./es_resources";

const roles = {
  patient: "Paciente",
  caregiver: "Cuidador o cuidadora",
  family: "Familiar",
  friend: "Amigo o amiga",
  professional: "Profesional de la salud",
  undisclosed: "Sin indicar",
};

const topics = {
  diagnosis: "Diagnóstico",
  treatment: "Tratamiento",
  side_effects: "Efectos secundarios",
  immunotherapy: "Inmunoterapia",
  coping: "Emociones y apoyo",
  services: "Servicios cercanos",
  other: "Otro tema",
};

export const es: Texts = {
  ...chatTexts,
  apart: {
    loading: "Cargando…",
    failed: "No se pudo cargar esta parte de la consola",
    means: "Los chats siguen igual.",
    again: "Intentar de nuevo",
    still: "Si sigue fallando, vuelva a cargar toda la página.",
    reload: "Volver a cargar la página",
  },
  replies: repliesTexts,
  resources: resourcesTexts,
  roles,
  topics,
  languages: { en: "Inglés", es: "Español" },
  codes: { en: "EN", es: "ES" },
  none: "–",
  optional: "opcional",
  choose: "Elija…",
  cancel: "Cancelar",
  close: "Cerrar",
  newTab: "se abre en otra pestaña",
  sample: { name: "Muestra", means: "ningún profesional clínico la ha revisado" },
  loading: "Abriendo la consola…",

  title: { console: "Consola de la línea de ayuda", offer: "Oferta: alguien espera" },

  signIn: {
    heading: "Entrar en la consola",
    email: "Correo electrónico",
    password: "Contraseña",
    hasCode: "Tengo un código de acceso",
    code: "Código de acceso",
    submit: "Entrar",
    submitting: "Entrando…",
    wrong: "El correo, la contraseña o el código no son correctos.",
    limited: (seconds: number) => `Demasiados intentos. Espere ${seconds} segundos e inténtelo de nuevo.`,
    invalid: "Escriba un correo válido y su contraseña.",
    noAnswer: "El servidor no responde. Inténtelo de nuevo en un momento.",
    failed: "No se pudo entrar. Inténtelo de nuevo.",
  },

  header: {
    views: "Vistas",
    chats: "Mis chats",
    board: "Tablero",
    articles: "Artículos",
    load: (used: number, capacity: number) => `${used} de ${capacity} chats`,
    connected: "Con conexión",
    connecting: "Conectando…",
    lost: "Sin conexión: lo que escribe se conserva",
    language: "Idioma",
    sound: "Sonido",
    testSound: "Probar sonido",
    soundBlocked: "Haga clic en la página para permitir el sonido",
    shortcuts: "Atajos",
    practice: "Practicar un chat",
    menu: "Ajustes",
    signOut: "Salir",
  },

  duty: {
    label: "Turno",
    available: "Disponible",
    away: "Ausente",
    off: "Fuera de turno",
    since: (time: string) => `desde hace ${time}`,
    reason: "Motivo",
    noReason: "Sin motivo",
    reasons: {
      break: "Descanso",
      meal: "Comida",
      documentation: "Documentación",
      supervision: "Supervisión",
      training: "Formación",
      missed_offer: "Oferta sin responder",
      finishing: "Termina sus chats y sale de turno",
    },
    back: "Volver a disponible",
  },

  offers: {
    heading: "Ofertas",
    isOffered: (who: string) => `Se le ofrece un chat: ${who}`,
    transferred: (name: string) => `Transferencia de ${name}`,
    waited: (time: string) => `Espera desde hace ${time}`,
    left: (seconds: number) => `Quedan ${seconds} s para responder`,
    accept: "Aceptar",
    decline: "Rechazar",
    read: "Leer antes",
    nothingSaid: "Todavía no ha escrito nada.",
    entries: "Lo que escribió",
    notes: "Notas de sus colegas. El visitante no las ve.",
  },

  told: {
    heading: "Novedades",
    accepted: "La oferta se aceptó en otra ventana.",
    declined: "La oferta se rechazó.",
    expired: "La oferta venció y usted quedó como ausente.",
    withdrawn: "La oferta ya no está.",
    takenOver: (name: string, who: string) => `${name} atiende ahora el chat con ${who}.`,
    dutySet: (name: string, duty: string) => `${name} ha cambiado su turno: ${duty}.`,
    gone: (who: string) => `El chat con ${who} ya no es suyo.`,
    requeued: (who: string) => `El chat con ${who} volvió a la cola.`,
    notHanded: {
      declined: (name: string, who: string) => `${name} no aceptó. El chat con ${who} sigue siendo suyo.`,
      expired: (name: string, who: string) => `${name} no respondió. El chat con ${who} sigue siendo suyo.`,
      withdrawn: (name: string, who: string) => `Ya no se le pide a ${name} que atienda el chat con ${who}.`,
    },
    practiceOver: "La práctica ha terminado: algo real le necesita.",
    called: (who: string) =>
      `Se pidió a supervisión que mire el chat con ${who}. Puede decirles más en una nota.`,
    whispered: (name: string, who: string) => `${name} le dice algo en voz baja sobre ${who}: vea las notas.`,
    dismiss: "Descartar",
    alerts: {
      specialist_lost: "Un especialista perdió la conexión. Sus chats vuelven a la cola.",
      offer_not_shown: "Una oferta no llegó a la pantalla de un especialista. Mire el tablero.",
      supervisor_called: "Un especialista pide supervisión. El chat está señalado en el tablero.",
      wrap_up_overdue: "Un registro está atrasado.",
      visitor_lost: "Un visitante perdió la conexión.",
      other: "Mire el tablero.",
    },
    refused: {
      conflict: "Eso no es posible en este momento.",
      forbidden: "Su función no lo permite.",
      limited: "Demasiado rápido. Inténtelo de nuevo en un momento.",
      no_answer: "Sin conexión. Inténtelo de nuevo en un momento.",
      unavailable: "Todavía no se guardó. Inténtelo de nuevo.",
      other: "No funcionó. Inténtelo de nuevo.",
    },
  },

  empty: {
    available: ["Ningún chat", "Está disponible. El próximo visitante se le ofrecerá a usted."],
    away: ["Ningún chat", "Está ausente. No se le ofrece a nadie hasta que vuelva a estar disponible."],
    off: ["Está fuera de turno", "Póngase disponible y el próximo visitante se le ofrecerá a usted."],
    noRole: ["Nada aquí para su cuenta", "Su cuenta no tiene chats ni tablero ni artículos."],
  },

  soundCheck: {
    heading: "¿Oye cuando llega una oferta?",
    play: "Reproducir el sonido",
    heard: "La oigo",
    unheard: "No oigo nada",
    help: "Revise el volumen, los auriculares y si la pestaña está silenciada, y reprodúzcalo de nuevo. Mientras tanto, mantenga esta ventana a la vista.",
    desktop: "Avisarme de una oferta en el escritorio mientras esta ventana esté oculta",
    refused: "El navegador no lo permite. Puede permitirse en la configuración de esta página.",
  },

  handoff: { menu: "Código de traspaso…" },
  call: { menu: "Registrar una llamada…" },

  shortcuts: {
    heading: "Atajos de teclado",
    keys: [
      ["Alt + A", "Aceptar la oferta"],
      ["Alt + D", "Rechazar la oferta"],
      ["Alt + 1 … 9", "Ir a un chat"],
      ["Alt + U", "Poner en el mensaje lo que puede decir, cuando puede hacer falta ayuda ya"],
      ["Enter", "Enviar el mensaje"],
      ["Shift + Enter", "Empezar una línea nueva"],
      ["/", "Artículos y respuestas preparadas, desde un mensaje vacío"],
      ["Ctrl + K", "Artículos y respuestas preparadas"],
      ["Esc", "Cerrar los artículos o un diálogo"],
      ["?", "Esta lista"],
    ],
    single: "Usar las teclas sueltas / y ?",
  },
};
