// Texts of practice. Loaded with it: nobody who only chats waits for them.

import { language } from "../preferences";
import type { Language } from "../wire";

const en = {
  heading: "Practice.",
  means:
    "Nobody is really there, nothing that you write is kept, and no real chat is offered to you meanwhile.",
  another: "Another visitor",
  leave: "Leave practice",
  choose: "Practise a chat",
  explain:
    "A made-up visitor writes what is in a script, whatever you answer. Articles, services and replies are the real ones. " +
    "What may need help at once is not pointed out here. If you are available, you are away for training until you set yourself available again.",
  notNow: "Not now: you have a chat or an offer, or no connection.",
  noName: "No name",
};

const es: typeof en = {
  heading: "Práctica.",
  means:
    "No hay nadie de verdad, nada de lo que escribe se guarda, y mientras tanto no se le ofrece ningún chat real.",
  another: "Otro visitante",
  leave: "Salir de la práctica",
  choose: "Practicar un chat",
  explain:
    "Un visitante inventado escribe lo que dice un guion, responda usted lo que responda. Los artículos, los servicios y las respuestas son los reales. " +
    "Aquí no se señala lo que puede necesitar ayuda inmediata. Si está disponible, queda ausente por formación hasta que vuelva a ponerse disponible.",
  notNow: "Ahora no: tiene un chat o una oferta, o no hay conexión.",
  noName: "Sin nombre",
};

export const practiceTexts: Record<Language, typeof en> = { en, es };

/** As `words`, for practice. */
export function practiceWords(): typeof en {
  return practiceTexts[language.value];
}
