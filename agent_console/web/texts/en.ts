// Plain, short words: they are read between two messages, for eight hours a day.

import { chatTexts } from "./en_chat";
import { repliesTexts } from "./en_replies";
import { resourcesTexts } from "./en_resources";

const roles = {
  patient: "Patient",
  caregiver: "Caregiver",
  family: "Family member",
  friend: "Friend",
  professional: "Health professional",
  undisclosed: "Role not given",
};

const topics = {
  diagnosis: "Diagnosis",
  treatment: "Treatment",
  side_effects: "Side effects",
  immunotherapy: "Immunotherapy",
  coping: "Feelings and coping",
  services: "Services nearby",
  other: "Something else",
};

export const en = {
  ...chatTexts,
  apart: {
    loading: "Loading…",
    failed: "This part of the console could not be loaded",
    means: "Chats go on as they are.",
    again: "Try again",
    still: "If it keeps failing, load the whole page again.",
    reload: "Load the page again",
  },
  replies: repliesTexts,
  resources: resourcesTexts,
  roles,
  topics,
  languages: { en: "English", es: "Spanish" },
  codes: { en: "EN", es: "ES" },
  none: "–",
  optional: "optional",
  choose: "Please choose",
  cancel: "Cancel",
  close: "Close",
  newTab: "opens in a new tab",
  sample: { name: "Sample", means: "no clinician has reviewed it" },
  loading: "Opening the console…",

  title: { console: "Helpline console", offer: "Offer: someone is waiting" },

  signIn: {
    heading: "Sign in to the helpline console",
    email: "Email",
    password: "Password",
    hasCode: "I have a sign-in code",
    code: "Sign-in code",
    submit: "Sign in",
    submitting: "Signing in…",
    wrong: "Email, password or code is not right.",
    limited: (seconds: number) => `Too many tries. Please wait ${seconds} seconds and try again.`,
    invalid: "Please fill in a valid email and your password.",
    noAnswer: "The server does not answer. Please try again in a moment.",
    failed: "Signing in did not work. Please try again.",
  },

  header: {
    views: "Views",
    chats: "My chats",
    board: "Board",
    articles: "Articles",
    load: (used: number, capacity: number) => `${used} of ${capacity} chats`,
    connected: "Connected",
    connecting: "Connecting…",
    lost: "Not connected – what you type is kept",
    language: "Language",
    sound: "Sound",
    testSound: "Test sound",
    soundBlocked: "Click anywhere to allow sound",
    shortcuts: "Shortcuts",
    practice: "Practise a chat",
    menu: "Settings",
    signOut: "Sign out",
  },

  duty: {
    label: "Duty",
    available: "Available",
    away: "Away",
    off: "Off duty",
    since: (time: string) => `for ${time}`,
    reason: "Reason",
    noReason: "No reason given",
    reasons: {
      break: "Break",
      meal: "Meal",
      documentation: "Documentation",
      supervision: "Supervision",
      training: "Training",
      missed_offer: "Missed an offer",
      finishing: "Finishing chats, then off duty",
    },
    back: "Back to available",
  },

  offers: {
    heading: "Offers",
    isOffered: (who: string) => `A chat is offered to you: ${who}`,
    transferred: (name: string) => `Transfer from ${name}`,
    waited: (time: string) => `Waiting for ${time}`,
    left: (seconds: number) => `${seconds} s left to answer`,
    accept: "Accept",
    decline: "Decline",
    read: "Read along first",
    nothingSaid: "They have not written anything yet.",
    entries: "What they wrote",
    notes: "Notes from your colleagues. The visitor never sees them.",
  },

  told: {
    heading: "News",
    accepted: "The offer was accepted in another window.",
    declined: "The offer was declined.",
    expired: "The offer ran out, and you were set to away.",
    withdrawn: "The offer is no longer there.",
    takenOver: (name: string, who: string) => `${name} has taken over the chat with ${who}.`,
    dutySet: (name: string, duty: string) => `${name} has set your duty: ${duty}.`,
    gone: (who: string) => `The chat with ${who} is no longer yours.`,
    requeued: (who: string) => `The chat with ${who} is back in the queue.`,
    notHanded: {
      declined: (name: string, who: string) => `${name} declined. The chat with ${who} is still yours.`,
      expired: (name: string, who: string) => `${name} did not answer. The chat with ${who} is still yours.`,
      withdrawn: (name: string, who: string) => `${name} is no longer asked to take the chat with ${who}.`,
    },
    practiceOver: "Practice has ended: something real needs you.",
    called: (who: string) =>
      `The supervisors have been asked to look at the chat with ${who}. You can tell them more in a note.`,
    whispered: (name: string, who: string) => `${name} whispers about ${who}: see the notes.`,
    dismiss: "Dismiss",
    alerts: {
      specialist_lost: "A specialist lost the connection. Their chats are going back to the queue.",
      offer_not_shown: "An offer never reached a specialist’s screen. Please look at the board.",
      supervisor_called: "A specialist asks for a supervisor. The chat is marked on the board.",
      wrap_up_overdue: "A wrap-up is overdue.",
      visitor_lost: "A visitor lost the connection.",
      other: "Please look at the board.",
    },
    refused: {
      conflict: "That is not possible just now.",
      forbidden: "Your role does not allow that.",
      limited: "That was too fast. Please try again in a moment.",
      no_answer: "Not connected. Please try again in a moment.",
      unavailable: "Not saved yet. Please try again.",
      other: "That did not work. Please try again.",
    },
  },

  empty: {
    available: ["No chats", "You are available. The next visitor will be offered to you."],
    away: ["No chats", "You are away. Nobody is offered to you until you are available again."],
    off: ["You are off duty", "Set yourself to available, and the next visitor will be offered to you."],
    noRole: ["Nothing here for your account", "Your account has neither chats nor the board nor articles."],
  },

  soundCheck: {
    heading: "Can you hear an offer?",
    play: "Play the sound",
    heard: "I hear it",
    unheard: "I hear nothing",
    help: "Look at the volume, the headphones and whether this tab is muted, and play it again. Until then keep this window in view.",
    desktop: "Tell me of an offer on the desktop while this window is hidden",
    refused: "The browser does not allow it. It can be allowed in the settings of this page.",
  },

  handoff: { menu: "Hand-off code…" },
  call: { menu: "Record a call…" },

  shortcuts: {
    heading: "Keyboard shortcuts",
    keys: [
      ["Alt + A", "Accept the offer"],
      ["Alt + D", "Decline the offer"],
      ["Alt + 1 … 9", "Go to a chat"],
      ["Alt + U", "Put what you may say, where help may be needed at once, into the message"],
      ["Enter", "Send the message"],
      ["Shift + Enter", "Start a new line"],
      ["/", "Articles and canned replies, from an empty message"],
      ["Ctrl + K", "Articles and canned replies"],
      ["Esc", "Close articles or a dialog"],
      ["?", "This list"],
    ],
    single: "Use the single keys / and ?",
  },
};

export type Texts = typeof en;
