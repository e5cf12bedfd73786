// Canned replies, in English.

export const repliesTexts = {
  menu: "Canned replies…",
  heading: "Canned replies",
  all: (count: number) => `Canned replies (${count})`,
  insert: "Put into the message",
  inserted: "It stands in the message. Read it, then send it.",
  only: (language: string) => `Only in ${language}`,
  unread: "The replies could not be read. Please try again.",
  none: "No replies yet. Write down what you say again and again.",
  shared: "for everybody",
  own: "yours",
  add: "New reply",
  adding: "A new reply",
  edit: "Change",
  editing: (shortcut: string) => `Change /${shortcut}`,
  remove: "Remove",
  sure: "Yes, remove it",
  shortcut: "Shortcut",
  shortcutHint: "Small letters, digits and hyphens, such as hello or call-back.",
  text: (language: string) => `In ${language}`,
  variables:
    "{visitor}, {me} and {phone} become the visitor’s name, yours and the phone number. One language is enough.",
  forEverybody: "For everybody",
  save: "Save this reply",
  taken: "This shortcut has a reply already. Choose another.",
  wrongText: "Write it in one language at least. In braces only {visitor}, {me} or {phone}.",
};
