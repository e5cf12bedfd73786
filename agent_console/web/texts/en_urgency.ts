// What is said of a line that may need help at once, in English.

export const urgencyTexts = {
  label: "May need help at once",
  sample: "Sample: no clinician has approved it",
  told: (title: string) => `Urgent? ${title}`,
  line: "The visitor wrote:",
  wording: "You may say:",
  use: "Put it into the message",
  dismiss: "Dismiss",
  more: (count: number) => (count === 1 ? "1 more below this one" : `${count} more below this one`),
};
