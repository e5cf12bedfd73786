// What is said of articles and their drafts, in English.

export const articleTexts = {
  heading: "Articles",
  parts: "In this room",

  shelf: {
    heading: "On the shelf",
    loading: "Reading the shelf…",
    failed: "The shelf could not be read. Please try again.",
    empty: "There are no articles yet.",
    article: "Article",
    language: "Language",
    version: "Version",
    revised: "Last revised",
    review: "Next review",
    state: "State",
    overdue: "Review overdue",
    withdrawn: "Withdrawn",
    pairMissing: "In this language only",
    inOrder: "In order",
    sample: "Sample, not reviewed by a clinician",
    acts: "What to do",
    edit: "Edit",
    editNamed: (title: string, tongue: string) => `Edit ${title}, ${tongue}`,
    more: "Show more articles",
    look: "History",
    lookNamed: (title: string, tongue: string) => `History of ${title}, ${tongue}`,
    withdraw: "Withdraw…",
    withdrawNamed: (title: string, tongue: string) => `Withdraw ${title}, ${tongue}`,
  },

  drafts: {
    heading: "Drafts",
    loading: "Reading the drafts…",
    failed: "The drafts could not be read. Please try again.",
    empty: "Nobody is writing an article.",
    last: "Last step",
    flags: "To look at",
    open: "Open",
    openNamed: (slug: string, tongue: string) => `Open the draft ${slug}, ${tongue}`,
    unsaved: "Unsaved text of yours",
  },

  states: { draft: "Being written", in_review: "In review", published: "Published", discarded: "Given up" },

  begin: {
    heading: "Begin an article",
    slug: "Short name in the address",
    hint: "Lower-case letters, digits and hyphens; the same in both languages.",
    language: "Language",
    act: "Begin",
    wrong: "Use lower-case letters, digits and single hyphens, 80 at most.",
  },

  editor: {
    heading: (slug: string, tongue: string) => `${slug}, ${tongue}`,
    back: "Back to the articles",
    loading: "Reading the draft…",
    failed: "The draft could not be read. Please try again.",
    none: "No draft yet. Saving begins one.",
    withdrawn: (version: number | null) =>
      `Version ${version} was withdrawn; nobody is sent it. Its text has to be changed to be published again.`,
    stands: (name: string, when: string) => `Last step: ${name}, ${when}`,
    text: "Text, with its front matter",
    reading: "In review: the text cannot be changed. Return it first.",
    save: "Save",
    unsaved: "Not saved yet.",
    saved: "Saved.",
    remark: "Returned with this remark:",
    faults: (count: number) => `What keeps it from review (${count})`,
    faultsSaved: "As of the last save. Choose one to go to its line.",
    noFaults: "No faults as of the last save.",
    fault: (line: number, message: string) => `Line ${line}: ${message}`,
  },

  next: {
    mend: (count: number) => (count === 1 ? "Next: mend 1 fault." : `Next: mend ${count} faults.`),
    look: (count: number) =>
      count === 1
        ? "Next: change or accept 1 place that looks garbled."
        : `Next: change or accept ${count} places that look garbled.`,
    send: "Next: send it to review.",
    other: "Next: somebody else looks at it and publishes it, as you wrote it last.",
    publish: "Next: look at what differs, and publish or return it.",
    list: "Go to the list",
  },

  flags: {
    heading: "Words that look garbled",
    means: "Change them, or say that they are right. Until then the article cannot be published.",
    settled: "All of them are settled.",
    lines: (lines: string) => `Lines: ${lines}`,
    accept: "They are right",
    acceptNamed: (text: string) => `They are right: ${text}`,
    accepted: (name: string) => `Accepted by ${name}`,
    resolved: (name: string) => `Changed by ${name}`,
  },

  send: { act: "Send to review", done: "Sent to review." },

  giveBack: {
    act: "Return with a remark…",
    heading: "Return the draft",
    remark: "What is to be changed",
    save: "Return it",
    done: "Returned.",
  },

  publish: {
    act: "Publish…",
    heading: "Publish this article?",
    means:
      "Specialists find it within seconds, and send this text from then on. Chats that have an earlier version keep it.",
    save: "Yes, publish it",
    done: (version: number) => `Published as version ${version}.`,
    replaces: (version: number, changed: string) => `This replaces version ${version}. Changed: ${changed}.`,
    replacesWithdrawn: (version: number, changed: string) =>
      `Version ${version} was withdrawn; nobody is sent it. Changed since then: ${changed}.`,
    sections: (count: number) => (count === 1 ? "1 section" : `${count} sections`),
    head: "the front matter",
    none: "nothing",
    pairRead: (tongue: string) => `${tongue}: reading how it stands…`,
    pairFailed: (tongue: string) =>
      `${tongue}: how it stands could not be read. Close this and try again to see it.`,
    pairDrafted: (tongue: string, state: string) => `${tongue}: a draft is open (${state}).`,
    pairMissing: (tongue: string) => `${tongue}: nothing is published.`,
    pairStays: (tongue: string, version: number | null) =>
      `${tongue}: version ${version} stays as it is. Does it say the same?`,
    pairWithdrawn: (tongue: string, version: number | null) =>
      `${tongue}: version ${version} was withdrawn; nobody is sent it.`,
    stillRevised: (day: string) => `Last revised is still ${day}. Is that right?`,
  },

  discard: {
    act: "Give the draft up…",
    heading: "Give this draft up?",
    means: "It is taken from the list. What stands on the shelf does not change.",
    save: "Yes, give it up",
    done: "The draft was given up.",
  },

  moved: {
    heading: "Somebody else has moved this draft on",
    means: (name: string) =>
      `${name} was faster. Your text is kept here and is not saved. Theirs is below: copy from it what you need.`,
    gone: "The draft was published or given up meanwhile. Your text is kept here and is not saved.",
    theirs: "Their text",
    keepMine: "Go on with mine, knowing theirs",
    takeTheirs: "Drop mine and take theirs",
  },

  bringIn: {
    heading: "Bring in a page from elsewhere",
    means:
      "It becomes a draft: what is certain is repaired, and what looks garbled is shown. Read it against the original.",
    file: "A saved page (.html or .txt, up to 45 kB)",
    pasted: "Or paste its text",
    act: "Read the page",
    nothing: "Choose a page, or paste its text.",
    tooLarge: (kilobytes: number) =>
      `The page has ${kilobytes} kB, and 45 can be sent. Paste its text instead, or import it on the command line.`,
    refused: "The page could not be read.",
    became: (slug: string) => `What the page became: ${slug}`,
    repairs: (count: number) => (count === 1 ? "1 repair" : `${count} repairs`),
    flags: (count: number) =>
      `${count === 1 ? "1 place" : `${count} places`} to look at (characters, tags and dates; words that are misspelt or broken in two are not looked for)`,
    leftOut: (count: number) =>
      count === 1 ? "1 text or link left out" : `${count} texts and links left out`,
    rights: (line: string) => `Copyright line, kept: ${line}`,
    places: {
      title: "title",
      summary: "summary",
      section: "section",
      paragraph: "paragraph",
      reference: "source",
      boilerplate: "text left out",
    },
    save: "Save it as a draft",
    taken: (slug: string) => `There is an open draft named ${slug} already: publish it or give it up first.`,
  },

  compare: {
    act: "What differs from the published version",
    loading: "Reading both versions…",
    nothing: "Nothing is published yet: all of this is new.",
    same: "Nothing differs.",
    signs: "+ added, − removed, ± changed: removed words are struck through, added words are underlined.",
    head: "Front matter",
    parts: { added: "New section", removed: "Section removed", changed: "Changed" },
    lines: { added: "Line added:", removed: "Line removed:", changed: "Line changed:" },
    words: { added: { begin: "[added:", end: "end]" }, removed: { begin: "[removed:", end: "end]" } },
    untouched: (count: number) => (count === 1 ? "1 part is the same." : `${count} parts are the same.`),
  },

  preview: {
    act: "See it as visitors would",
    means: "Opens in a new tab, as it was saved last.",
  },

  history: {
    heading: (slug: string, tongue: string) => `History of ${slug}, ${tongue}`,
    loading: "Reading the history…",
    failed: "The history could not be read. Please try again.",
    none: "Nothing is published yet.",
    only: "There is one version: nothing to compare it with yet.",
    version: (version: number) => `Version ${version}`,
    drafted: (state: string, name: string, when: string) =>
      `A draft is open. ${state}. Last step: ${name}, ${when}`,
    written: (name: string, when: string) => `Written by ${name}, ${when}`,
    published: (name: string, when: string) => `Published by ${name}, ${when}`,
    publishedThen: (when: string) => `Published, ${when}`,
    withdrawn: (name: string, when: string, why: string) => `Withdrawn by ${name}, ${when}: ${why}`,
    withdrawnThen: (when: string, why: string) => `Withdrawn, ${when}: ${why}`,
    stands: "Stands on the shelf",
    open: (count: number) =>
      count === 0
        ? "No open chat has it."
        : count === 1
          ? "1 open chat has it."
          : `${count} open chats have it.`,
    withdrawNamed: (version: number) => `Withdraw version ${version}`,
    differing: "Compare two versions",
    from: "From",
    to: "To",
  },

  withdraw: {
    heading: "Withdraw this version?",
    of: (title: string, tongue: string, version: number) => `${title}, ${tongue}, version ${version}.`,
    means: [
      "Nobody can be sent it any more. The same text stays withdrawn: publish a corrected one.",
      "Its page warns whoever opens it.",
    ],
    counting: "Counting the open chats that have it…",
    unknown: "How many open chats have it could not be counted. They are told all the same.",
    nobody: "No open chat has it: nobody has to be told.",
    open: (count: number) =>
      count === 1 ? "1 open chat has it, and is told." : `${count} open chats have it, and are told.`,
    reason: "Why",
    reasonHint: "Say why. It is kept, and shown in the history.",
    save: "Yes, withdraw it",
    done: "Withdrawn",
    had: (count: number) =>
      count === 1
        ? "1 chat had it, counting ended ones. If it is open, it is told now."
        : `${count} chats had it, counting ended ones. Those that are open are told now.`,
  },

  wrong: {
    own: "You wrote it last: somebody else has to publish it.",
    faults: "Mend what is listed first.",
    flags: "Change or accept the words that look garbled first.",
    withdrawn: "This very text was withdrawn. Change it first.",
    sample: "It says that it is a sample. Only what was reviewed can be published here.",
    remark: "Say what is to be changed.",
    text: "The text is too long, or holds a character that cannot be stored.",
    moved: "Somebody else has moved this draft on. Look at it as it is now.",
    state: "The draft is at another step by now. Look at it as it is now.",
    offline: "Not saved yet: no connection. Your text is kept; please try again.",
    other: "That did not work. Your text is kept; please try again.",
  },

  reports: {
    heading: "How the articles are used",
    means: "Files for a spreadsheet (CSV). Editors, supervisors and administrators may read them.",
    used: "Used",
    usedMeans:
      "For each article: how often it was shared and in how many chats, how these were rated, and how often its page was opened.",
    recalls: "Withdrawn, and who had it",
    recallsMeans:
      "Each version that was withdrawn: when, by whom and why, and how many chats had it. Nothing of the chats.",
    missing: "Searched for in vain",
    missingMeans:
      "For each week: the words for which specialists found no article, or none that says all of them, if they were searched for twice, and how often. Nothing that visitors wrote.",
  },
};
