// What is said on the supervisors' board, in English.

export const boardTexts = {
  heading: "Board",
  loading: "Reading the queue…",
  stale: "Not connected. These numbers are old.",
  none: "–",
  waiting: "Waiting",
  longestWait: "Longest wait",
  onDuty: "On duty",
  freeSlots: "Free places",
  active: "Open chats",
  wrapUp: "In wrap-up",
  serviceLevel: "Service level today",
  within: (seconds: number) => `answered within ${seconds} s`,
  answerTime: "Average speed of answer",
  handleTime: "Average handle time",
  abandoned: "Abandoned today",
  turnedAway: "Turned away today",
  byLanguage: "By language",
  language: "Language",

  queue: {
    heading: "Waiting visitors",
    empty: "Nobody is waiting.",
    position: "Place",
    topic: "Topic",
    since: "Waiting for",
    asked: "Being asked",
    noOne: "Nobody yet",
  },

  inHand: {
    heading: "Chats in progress",
    empty: "Nobody is in a chat.",
    specialist: "With",
    since: "For",
    wrapUp: "in wrap-up",
  },

  steering: {
    heading: "Steer",
    of: (whose: string) => `Steer: ${whose}`,
    choose: "Choose…",
    reason: "Reason",
    reasonHint: "It goes to the audit, and to nobody else.",
    full: "Not done: all your places are taken, or the chat has ended meanwhile.",
    take_over: {
      act: "Take over",
      heading: "Take over this chat?",
      means:
        "It becomes yours. Whoever has it now no longer sees it, and the visitor is told that you are there.",
      confirm: "Yes, take it over",
    },
    requeue: {
      act: "Put back",
      heading: "Put this chat back into the line?",
      means: "It keeps its place, and goes to the next specialist who is free. The visitor is told.",
      confirm: "Yes, put it back",
    },
    close: {
      act: "Close",
      heading: "Close this chat?",
      means: "It ends for the visitor at once. They can start a new one, or call.",
      confirm: "Yes, close it",
    },
  },

  staff: {
    heading: "Specialists",
    empty: "No specialists yet.",
    name: "Name",
    duty: "Duty",
    notConnected: "Not connected",
    set: (name: string) => `Set the duty of ${name}`,
    change: "Change…",
    since: "For",
    load: "Chats",
    of: (used: number, capacity: number) => `${used} of ${capacity}`,
    detail: (active: number, wrapUp: number, offered: number) =>
      `${active} open, ${wrapUp} in wrap-up, ${offered} offered`,
  },

  switch: {
    heading: "Chat for visitors",
    positions: { follow: "Follow the calendar", open: "Open", closed: "Closed" },
    sees: {
      follow:
        "Visitors can chat in chat hours while a specialist who speaks their language is available. At other times they see the phone line and the next opening.",
      open: "Visitors can chat at any hour, nights and weekends too, while a specialist who speaks their language is available. Otherwise they see the phone line.",
      closed: "New visitors see that chat is closed for now, and the phone line. Chats that are open go on.",
    },
    until: "Until",
    untilHint: "Left empty, it stays until somebody changes it.",
    untilPast: "Choose a time in the future.",
    untilTime: (time: string) => `until ${time}`,
    message: "Message",
    messageHint: "It stands on the board; visitors do not see it yet. Write it in both languages.",
    messageEn: "In English",
    messageEs: "In Spanish",
    messageBoth: "The message is needed in both languages.",
    change: "Change…",
    next: "Continue",
    confirmHeading: (position: string) => `Set chat to “${position}”?`,
    whatVisitorsSee: "What visitors will see",
    confirm: "Yes, change it",
    failed: "Not changed. Please try again.",
  },
};
