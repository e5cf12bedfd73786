// Practice visitors who write in Spanish. Nobody of this name ever wrote this.

import type { Script } from "./script";

export const scripts: readonly Script[] = [
  {
    id: "first-days",
    language: "es",
    aim: "Los primeros días: buscar un artículo y compartir una sección",
    name: "Rosa",
    role: "patient",
    topic: "immunotherapy",
    question: "Ayer me dijeron que tengo melanoma. Quieren darme inmunoterapia. ¿Qué es eso?",
    lines: [
      "Gracias. ¿Es lo mismo que la quimio?",
      "Me dijeron el nombre Keytruda. ¿Tiene algo que pueda leer esta noche?",
      "Sí, lo puedo abrir, gracias. ¿Qué debería preguntar el jueves?",
      "Me ayuda mucho. Me siento menos perdida. Adiós.",
    ],
  },
  {
    id: "danger-sign",
    language: "es",
    aim: "Una señal de peligro: llevar a la ayuda de inmediato",
    name: "Marcos",
    role: "caregiver",
    topic: "side_effects",
    question: "Mi esposa recibe un inhibidor de puntos de control. Lleva todo el día con diarrea.",
    lines: [
      "Ocho veces desde la mañana, y tiene sangre. La línea de enfermería está cerrada hasta el lunes.",
      "¿Entonces llamamos ahora, aunque sea sábado?",
      "Bien, los estoy llamando. Gracias.",
    ],
  },
  {
    id: "low",
    language: "es",
    aim: "Alguien que quizá quiere morir: quedarse, compartir el 988, llamar a un supervisor",
    name: null,
    role: "patient",
    topic: "coping",
    question: "Estoy muy cansada de todo esto.",
    lines: [
      "A veces pienso que todos estarían mejor sin mí.",
      "No sé. Esta noche no haría nada. Es que me da vueltas en la cabeza.",
      "Sí, podría llamar a ese número. Mi hermana llega en una hora.",
      "Gracias por no irse.",
    ],
  },
  {
    id: "silent",
    language: "es",
    aim: "Alguien que no escribe nada: preguntar, esperar, terminar con amabilidad",
    name: null,
    role: "undisclosed",
    topic: null,
    question: null,
    lines: [],
  },
];
