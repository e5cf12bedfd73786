// Plain words: short sentences that a frightened person can read on a phone.

const DAY_AND_NIGHT = "Our specialists answer the phone day and night.";

export const en = {
  chat: "Live chat",
  language: "Language",
  loading: "Opening chat…",
  hours: "24 hours a day, 7 days a week",
  callNow: "Call",
  callInstead: "Stop waiting and call",
  you: "You",
  helpline: "Helpline",
  newWindow: "opens in a new tab",
  quickly: "Leave quickly",

  form: {
    title: "Chat with a specialist",
    intro: "We are glad you are here. Tell us a little, and we will find someone for you.",
    optional: "optional",
    choose: "Please choose",
    role: "Who are you?",
    roles: {
      patient: "I have or had cancer",
      caregiver: "I care for someone with cancer",
      family: "I am a family member",
      friend: "I am a friend",
      professional: "I work in health care",
      undisclosed: "I would rather not say",
    },
    topic: "What is it about?",
    topics: {
      diagnosis: "A diagnosis",
      treatment: "Treatment",
      side_effects: "Side effects",
      immunotherapy: "Immunotherapy",
      coping: "Feelings and coping",
      services: "Services and help nearby",
      other: "Something else",
    },
    name: "What may we call you?",
    question: "What would you like to ask?",
    before: "Before we start",
    who: "The people who answer you are trained to talk about cancer.",
    notAdvice: "They share information. It is not medical advice. Please go over it with your doctor.",
    emergency: "In an emergency, call 911. In a crisis, call or text 988.",
    privacy: (days: number) =>
      `Only our specialists and supervisors can read this chat. We delete it after ${days} days.`,
    quickly:
      "“Leave quickly”, or Shift three times, closes this page at once. Your browser’s history may still show it.",
    consent: "I have read this and want to chat.",
    submit: "Start chat",
    submitting: "Connecting…",
    trying: "We keep trying. You can also call us.",
    check: "Please check this:",
    roleMissing: "Choose who you are.",
    consentMissing: "Tick the box to agree.",
    refused: "We could not start the chat. Please try again, or call us.",
  },

  phone: {
    outside_hours: ["Chat is closed now", DAY_AND_NIGHT],
    holiday: ["Chat is closed for the holiday", DAY_AND_NIGHT],
    closed_early: ["Chat has closed early today", DAY_AND_NIGHT],
    switched_off: ["Chat is closed for now", DAY_AND_NIGHT],
    nobody_on_duty: ["No one is free to chat now", DAY_AND_NIGHT],
    queue_full: ["Many people are waiting in chat", "You will reach a specialist sooner by phone."],
    wait_past_closing: ["Chat closes before we could get to you", DAY_AND_NIGHT],
    unavailable: ["Chat is not working right now", DAY_AND_NIGHT],
    open: ["Talk with us by phone", DAY_AND_NIGHT],
    opens: (when: string) => `Chat opens again ${when}, your time.`,
    soon: "Chat can open at any time. You will see it here.",
    again: "Check chat again",
    code: "Your code",
    codeHint: "Tell the specialist this code. You need not tell your story twice.",
    codeUntil: (when: string) => `It works once, until ${when}.`,
  },

  waiting: {
    title: "You are in line",
    next: "You are next.",
    position: (place: number) => `You are number ${place} in line.`,
    underAMinute: "It should take about a minute.",
    upTo: (high: number) => `It may take up to ${high} minutes.`,
    range: (low: number, high: number) => `It may take ${low} to ${high} minutes.`,
    noRange: "We cannot say yet how long it will take.",
    meanwhile: "You can write now. The specialist will read it first. Keep this page open.",
    long: [
      "Thank you for waiting. You keep your place. You can also call us now:",
      "We know that waiting is hard. You are still in line. The phone is open day and night:",
      "It is taking longer today. We are sorry. You are not forgotten, and you can also call now:",
    ],
    leave: "Leave the line",
    sure: "Leave the line? You will lose your place.",
    yes: "Yes, leave",
    no: "Stay in line",
    stillThere: "Are you still there? If not, you will lose your place.",
    here: "Yes",
    left: "You are no longer in line",
    leftBody: "We are here when you need us.",
  },

  reading: { read: "Read articles", back: "Back to the chat" },

  talking: {
    title: (name: string) => `You are talking with ${name}`,
    log: "Conversation",
    message: "Your message",
    send: "Send",
    hint: "Enter sends. Shift and Enter makes a new line.",
    remaining: (count: number) => `${count} characters left`,
    tooLong: (count: number) => `${count} characters too many`,
    typing: (name: string) => `${name} is writing…`,
    newer: "New messages below",
    leave: "End chat",
    sure: "End this chat?",
    yes: "Yes, end it",
    no: "Keep talking",
    goOn: "Continue",
  },

  delivery: {
    sending: "Sending…",
    saved: "Sent",
    not_connected: "Not connected. We will send it when you are back.",
    refused: "Not sent.",
    retry: "Try again",
    discard: "Remove",
  },

  lost: "No connection just now. We keep trying. What you wrote is safe here. You can also call us:",

  notices: {
    ended: "This chat has ended",
    joined: (name: string) => `${name} is here with you now.`,
    requeued: "Your specialist cannot go on. You are back in line, at your place.",
    transferred: (name: string) => `You are now with ${name}.`,
    watched: "A supervisor is reading along, to help.",
    article_recalled: (title: string) =>
      `We are sorry: we have taken back the article “${title}”. Ask us about it here, or by phone at any hour.`,
    other: "Something has changed in this chat.",
  },

  article: "Read this article",
  withdrawn: "Withdrawn: please do not rely on it",
  correction: "Read the new version",
  sectionOf: (title: string) => `Part of the article “${title}”`,
  sample: "Sample: no clinician has reviewed it",
  review: "Please go over it with your doctor.",

  page: "Open its page",
  checked: (day: string) => `Last checked on ${day}.`,
  neverChecked: "Nobody has checked this yet.",

  again: "Start a new chat",

  today: "today",
  tomorrow: "tomorrow",
  on: "on",
  at: (time: string) => `at ${time}`,
};

/** A language that lacks a text does not compile. */
export type Texts = typeof en;
