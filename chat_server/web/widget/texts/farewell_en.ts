// What is said after a chat, in English.

export const farewellTexts = {
  rating: {
    title: "How was this chat for you?",
    legend: "How much did it help?",
    scores: ["Not at all", "A little", "Somewhat", "Quite a bit", "Very much"],
    comment: "Anything you want to tell us?",
    send: "Send",
    skip: "Skip",
    failed: "Not saved. Choose a number and try again, or skip.",
  },

  thanks: {
    title: "Thank you for talking with us",
    body: "Take care. We are here day and night by phone.",
    keep: {
      copy: "Copy",
      save: "Save as a file",
      print: "Print",
      copied: "Copied.",
      byHand: "Select the text and copy it:",
    },
    erase: {
      leave: "Erase the conversation",
      sure: "Erase everything that was said here? It cannot be had back.",
      yes: "Yes, erase it",
      no: "Keep it",
      failed: "Not erased. Please try again.",
      done: "This chat is erased",
      means: "We keep nothing of what was said, only counts.",
    },
    involvement: "Ways to get involved",
  },
};
