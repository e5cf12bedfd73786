// What is said on the supervisors' board, in English.

export const boardTexts = {
  heading: "Board",
  loading: "Reading the queue…",
  stale: "Not connected. These numbers are old.",
  none: "–",
  waiting: "Waiting",
  longestWait: "Longest wait",
  onDuty: "On duty",
  planned: (planned: number, there: number) => `${there} of ${planned} planned`,
  freeSlots: "Free places",
  active: "Open chats",
  wrapUp: "In wrap-up",
  serviceLevel: "Service level today",
  within: (seconds: number, now: string, minutes: number) =>
    `answered within ${seconds} s; last ${minutes} min: ${now}`,
  levelNow: "Service level now",
  course: (since: string, values: string) => `By half hour since ${since}: ${values}`,
  bigNumbers: "Big numbers",
  smallNumbers: "Back to the board",
  calling: (names: string) => `Asks for a supervisor: ${names}`,
  answerTime: "Average speed of answer",
  handleTime: "Average handle time",
  abandoned: "Abandoned today",
  turnedAway: "Turned away today",
  byLanguage: "By language",
  language: "Language",

  unserved: {
    heading: "Went without a chat today",
    empty: "Nobody so far.",
    reason: "Why",
    report: {
      heading: "By half hour, for a spreadsheet",
      from: "From",
      to: "To",
      download: "Download",
    },
    reasons: {
      outside_hours: "Outside chat hours",
      holiday: "Holiday",
      closed_early: "Chat closed early",
      switched_off: "Chat was switched off",
      nobody_on_duty: "Nobody on duty in their language",
      queue_full: "The line was full",
      wait_past_closing: "The wait would have passed closing",
      unavailable: "Chat hours could not be read",
      gave_up: "Gave up waiting",
      chose_phone: "Chose the phone",
      closing_time: "Still waiting when chat had closed",
      supervisor_closed: "Closed by a supervisor",
    },
  },

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
    called: (time: string) => `asks for a supervisor, ${time}`,
  },

  watching: {
    heading: (who: string, specialist: string | null) =>
      specialist ? `Reading along: ${who} with ${specialist}` : `Reading along: ${who}`,
    reading: "Reading the chat…",
    stop: "Stop reading along",
    gone: "This chat is no longer there.",
    over: "Not sent: this chat has ended.",
    states: {
      waiting: "Nobody has this chat yet.",
      active: "It goes on. Nothing that you write here reaches the visitor.",
      wrap_up: "The visitor has gone. The contact record is being written.",
      closed: "This chat has ended.",
    },
    whisper: "Whisper to the specialist",
    whisperHint: "The visitor never sees it. Enter sends.",
    send: "Whisper",
  },

  broadcast: {
    open: "Tell everybody who waits…",
    heading: "Tell everybody who waits",
    means: (waiting: number) =>
      waiting === 1
        ? "1 person waits. They read it in their conversation, in their language."
        : `${waiting} people wait. They read it in their conversation, each in their language.`,
    submit: "Send",
    both: "Write it in both languages.",
    told: (count: number) =>
      ["Nobody was waiting any more.", "1 person was told."][count] ?? `${count} people were told.`,
  },

  steering: {
    heading: "Steer",
    of: (whose: string) => `Steer: ${whose}`,
    choose: "Choose…",
    watch: { act: "Read along" },
    reason: "Reason",
    reasonHint: "It goes to the audit, and to nobody else.",
    over: "This chat has ended.",
    full: "Not done: all your places are taken, or the chat has ended meanwhile.",
    ended: "Not done: the chat has ended meanwhile.",
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
    choose: (name: string) => `Choose ${name}`,
    all: "Choose all",
    chosen: (count: number) => (count === 1 ? "1 chosen" : `${count} chosen`),
    setChosen: "Set the duty of those chosen",
    apply: "Set",
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
    untilFar: "Choose a time within a year.",
    untilTime: (time: string) => `until ${time}`,
    message: "Message",
    messageHint: "Visitors read it above the phone while you keep chat closed. Write it in both languages.",
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
