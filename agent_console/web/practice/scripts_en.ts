// Practice visitors who write in English. Nobody of this name ever wrote this.

import type { Script } from "./script";

export const scripts: readonly Script[] = [
  {
    id: "first-days",
    language: "en",
    aim: "First days: find an article, share a section",
    name: "Rosa",
    role: "patient",
    topic: "immunotherapy",
    question: "I was told yesterday that I have melanoma. They want to give me immunotherapy. What is that?",
    lines: [
      "Thank you. Is it the same as chemo?",
      "They said the name Keytruda. Do you have something about it that I can read tonight?",
      "I can open it, thank you. What should I ask on Thursday?",
      "That helps. I feel a little less lost. Goodbye.",
    ],
  },
  {
    id: "danger-sign",
    language: "en",
    aim: "A sign of danger: lead to help at once",
    name: "Mark",
    role: "caregiver",
    topic: "side_effects",
    question: "My wife is on a checkpoint inhibitor. She has had diarrhea all day.",
    lines: [
      "Eight times since this morning, and there is blood in it. The nurse line is closed until Monday.",
      "So we should call now, even on a Saturday?",
      "OK, I am calling them. Thank you.",
    ],
  },
  {
    id: "low",
    language: "en",
    aim: "Somebody who may want to die: stay, share 988, call a supervisor",
    name: null,
    role: "patient",
    topic: "coping",
    question: "I am so tired of all this.",
    lines: [
      "Sometimes I think everybody would be better off without me.",
      "I don't know. I would not do anything tonight. It just goes round in my head.",
      "Yes, I could call that number. My sister is coming in an hour.",
      "Thank you for not going away.",
    ],
  },
  {
    id: "silent",
    language: "en",
    aim: "Somebody who writes nothing: ask, wait, end kindly",
    name: null,
    role: "undisclosed",
    topic: null,
    question: null,
    lines: [],
  },
];
