// Generated from chat_server/protocol by `make generate`. Do not edit.

export interface Wire {
  StaffAcks: StaffAcks;
  StaffCommands: StaffCommands;
  StaffEvents: StaffEvents;
  VisitorAcks: VisitorAcks;
  VisitorCommands: VisitorCommands;
  VisitorEvents: VisitorEvents;
}
export interface StaffAcks {
  accept_flag: DraftAck;
  accept_offer: TakenChat;
  add_note: NoteAck;
  broadcast: BroadcastAck;
  call_supervisor: ChatAck;
  catch_up: StaffCaughtUp;
  check_resource: Resources;
  close_chat: ChatAck;
  copy_shifts: CopiedAck;
  decline_offer: Nothing;
  discard_draft: Nothing;
  end_chat: ChatAck;
  file_contact: FiledAck;
  find_articles: FoundArticles;
  find_resources: FoundResources;
  find_urgency: FoundUrgency;
  import_page: ImportedAck;
  list_drafts: DraftsAck;
  list_replies: Replies;
  list_resources: Resources;
  open_handoff: HandoffOpened;
  preview_availability: PreviewAck;
  publish_draft: PublishedAck;
  pull_next: PulledChat;
  read_before: ReadBeforeAck;
  read_calendar: CalendarAck;
  read_draft: ReadDraftAck;
  read_history: HistoryAck;
  read_roster: RosterAck;
  read_shelf: ShelfAck;
  read_version: VersionAck;
  remove_calendar: CalendarAck;
  remove_exception: CalendarAck;
  remove_reply: Replies;
  remove_resource: Resources;
  remove_shift: RosterAck;
  report_missing: Nothing;
  requeue_chat: ChatAck;
  return_draft: DraftAck;
  save_draft: DraftAck;
  save_reply: Replies;
  save_resource: Resources;
  say: Said;
  send_to_review: DraftAck;
  set_calendar: CalendarAck;
  set_duty: MeAck;
  set_duty_of: Nothing;
  set_exception: CalendarAck;
  set_shift: RosterAck;
  set_switch: QueueAck;
  set_wrap_up_limit: QueueAck;
  share_article: Said;
  share_resource: Said;
  sync: Snapshot;
  take_over: ChatAck;
  transfer_chat: Transferred;
  typing: Nothing;
  unwatch_chat: Nothing;
  unwatch_queue: Nothing;
  watch_chat: WatchedChat;
  watch_queue: QueueAck;
  whisper: NoteAck;
  withdraw_article: Withdrawn;
  withdraw_transfer: ChatAck;
  wrap_up: ChatAck;
}
/**
 * The draft as it is now.
 */
export interface DraftAck {
  draft: ArticleDraft;
}
/**
 * A draft, with what keeps it from review (`faults`) and from the shelf (open `flags` as well).
 */
export interface ArticleDraft {
  faults: DraftFault[];
  flags: DraftFlag[];
  language: "en" | "es";
  moved_at: string;
  moved_by: Editor;
  open_flags: number;
  remark: string | null;
  slug: string;
  state: "draft" | "in_review" | "published" | "discarded";
  text: string;
  version: number;
  written_at: string;
  written_by: Editor;
}
/**
 * What is wrong on a line, counted from 1, and how to mend it: in English, and in Spanish.
 */
export interface DraftFault {
  line: number;
  message: string;
  message_es: string;
}
/**
 * Words that look garbled, on these lines. `by`: who accepted or changed them.
 */
export interface DraftFlag {
  by: string | null;
  kind: string;
  lines: number[];
  state: "open" | "accepted" | "resolved";
  text: string;
}
/**
 * Who did something to an article or to a draft of it.
 */
export interface Editor {
  id: string;
  name: string;
}
/**
 * A chat that is now theirs, with its log so far.
 */
export interface TakenChat {
  chat: Chat;
  entries: Entry[];
  notes: Note[];
}
/**
 * A chat as its visitor sees it; the last three fields are for staff only.
 *
 * `still_there`: until when the visitor is asked to say that they still wait, with `confirm_presence`.
 * `wrap_up_until`: when its wrap-up ends by itself, while it lasts.
 */
export interface Chat {
  assigned_at: string | null;
  ended_at: string | null;
  id: string;
  language: "en" | "es";
  last_seq: number;
  name?: string | null;
  position: number | null;
  queued_at: string;
  role: "patient" | "caregiver" | "family" | "friend" | "professional" | "undisclosed";
  specialist: Specialist | null;
  state: "waiting" | "active" | "wrap_up" | "closed" | "abandoned" | "phoned";
  still_there: string | null;
  topic: ("diagnosis" | "treatment" | "side_effects" | "immunotherapy" | "coping" | "services" | "other") | null;
  version: number;
  visitor_connected?: boolean;
  wait: Wait | null;
  wrap_up_until?: string | null;
}
/**
 * Who answers. Only staff see `id`.
 */
export interface Specialist {
  id?: string;
  name: string;
}
/**
 * An expected wait as a range, in seconds.
 */
export interface Wait {
  high_s: number;
  low_s: number;
}
/**
 * One line of a chat's log. `seq` runs 1, 2, 3, … without a gap; `client_id` is for its author only.
 */
export interface Entry {
  article?: ArticleCard;
  at: string;
  author: Author;
  client_id?: string;
  kind: "message" | "article" | "notice" | "resource";
  notice?: Notice;
  resource?: ResourceCard;
  seq: number;
  text?: string;
}
/**
 * The exact version of an article (or one section of it) that was shared.
 *
 * `sample`: no clinician has reviewed it; absent from cards that were shared before it was told.
 */
export interface ArticleCard {
  anchor: string | null;
  language: "en" | "es";
  notice: string;
  sample?: boolean;
  section: string | null;
  slug: string;
  summary: string;
  title: string;
  url: string;
  version: number;
}
/**
 * Who wrote an entry; `name` is null for a visitor who gave none and for the system.
 */
export interface Author {
  kind: "visitor" | "specialist" | "system";
  name: string | null;
}
/**
 * Something that happened, as a code: clients word it in their own language.
 *
 * `name`: of whom, or, where an article was recalled, its title; `slug`, `language` and `version` are those of its
 * cards, and `correction` is the address of what to read instead, where there was something by then.
 */
export interface Notice {
  correction?: string;
  language?: "en" | "es";
  name?: string;
  slug?: string;
  version?: number;
  what: "joined" | "left" | "requeued" | "transferred" | "ended" | "watched" | "article_recalled";
}
/**
 * A resource as it was when it was shared. `last_checked`: the day when somebody last checked it; null: never.
 */
export interface ResourceCard {
  area: string;
  id: string;
  language: "en" | "es";
  last_checked: string | null;
  name: string;
  phone: string | null;
  url: string;
  what_for: string;
  who_for: string;
}
/**
 * A staff note. Never an entry, never sent to a visitor. Its author gets the `client_id`.
 */
export interface Note {
  at: string;
  author: NoteAuthor;
  chat_id: string;
  client_id?: string;
  id: string;
  text: string;
  whisper: boolean;
}
/**
 * The colleague who wrote a note.
 */
export interface NoteAuthor {
  id: string;
  name: string;
}
/**
 * The note as it was filed.
 */
export interface NoteAck {
  note: Note;
}
/**
 * How many were told.
 */
export interface BroadcastAck {
  told: number;
}
/**
 * The chat as it is now.
 */
export interface ChatAck {
  chat: Chat;
}
/**
 * A page of the log, and all notes.
 */
export interface StaffCaughtUp {
  chat: Chat;
  entries: Entry[];
  notes: Note[];
}
/**
 * All resources, by name. `stale_days`: after so many days without a check a resource counts as stale.
 */
export interface Resources {
  resources: Resource[];
  stale_days: number;
}
/**
 * A resource with all its texts.
 */
export interface Resource {
  id: string;
  last_checked: string | null;
  phone: string | null;
  stale: boolean;
  texts: ResourceTexts;
  url: string;
  version: number;
}
/**
 * The text in each language that the resource has.
 */
export interface ResourceTexts {
  en?: ResourceText | null;
  es?: ResourceText | null;
}
/**
 * What one language says of a resource: one line each. `area` is where it is there for people.
 */
export interface ResourceText {
  area: string;
  name: string;
  what_for: string;
  who_for: string;
}
/**
 * How many shifts were copied and left out, and the days as they are now.
 */
export interface CopiedAck {
  copied: number;
  left_out: number;
  roster: Roster;
}
/**
 * Shifts by day; who is planned now and how many of them are on duty; who is on duty besides.
 */
export interface Roster {
  days: RosterDay[];
  planned_now: number;
  planned_on_duty: number;
  today: string;
  unplanned: Unplanned[];
}
/**
 * The shifts of a day, in the order in which they begin; their times are on the wall clock of `zone`.
 */
export interface RosterDay {
  day: string;
  shifts: PlannedShift[];
  zone: string;
}
/**
 * A shift, and how it stands: `late` since it began, `left` or `away` since `since`.
 */
export interface PlannedShift {
  ends: string;
  ends_at: string;
  shift_id: string;
  since: string | null;
  specialist: ShiftOf;
  starts: string;
  starts_at: string;
  state: "to_come" | "on_duty" | "away" | "late" | "left" | "over";
}
/**
 * Whose shift it is.
 */
export interface ShiftOf {
  id: string;
  name: string;
}
/**
 * Somebody who is on duty, since when, and has no shift now.
 */
export interface Unplanned {
  id: string;
  languages: ("en" | "es")[];
  name: string;
  since: string;
}
/**
 * Nothing beyond `ok`.
 */
export interface Nothing {}
/**
 * What was filed.
 */
export interface FiledAck {
  contact: FiledContact;
}
/**
 * A record that was filed, and when.
 */
export interface FiledContact {
  at: string;
  id: string;
}
/**
 * Search results, best first. `suggestion`: a query that finds something, if this one found nothing.
 *
 * `not_found`: what the query asks about that nothing on the shelf says, also spelt, inflected or named otherwise.
 * Where there is any, the results match only the rest, and none of them may be what was asked for.
 */
export interface FoundArticles {
  articles: ArticleHit[];
  not_found: string[];
  suggestion: string | null;
}
/**
 * A search result on the shelf; `anchor` is the section that matched best, `reason` why it may not be sent.
 *
 * `excerpt`: the sentence or two of that section that fit the query best, else its first. `sample`: no clinician has
 * reviewed it.
 */
export interface ArticleHit {
  anchor: string | null;
  excerpt: string | null;
  language: "en" | "es";
  reason: ("withdrawn" | "review_overdue") | null;
  review_due: string;
  sample: boolean;
  sections: ArticleSection[];
  sendable: boolean;
  slug: string;
  summary: string;
  title: string;
}
/**
 * A section that can be shared by itself.
 */
export interface ArticleSection {
  anchor: string;
  title: string;
}
/**
 * Search results, best first.
 */
export interface FoundResources {
  resources: ResourceHit[];
}
/**
 * A search result, in the language asked for, or in the other where it has none. `stale`: not checked for long.
 *
 * `named`: what was asked for is its name, and no other's.
 */
export interface ResourceHit {
  area: string;
  id: string;
  language: "en" | "es";
  last_checked: string | null;
  name: string;
  named: boolean;
  phone: string | null;
  stale: boolean;
  url: string;
  what_for: string;
  who_for: string;
}
/**
 * One prompt at most for a line, by `seq`. `sample`: no clinician has approved the list.
 */
export interface FoundUrgency {
  prompts: UrgencyPrompt[];
  sample: boolean;
}
/**
 * The line `seq` fits the rule `rule`. `wording`: what may be said to the visitor, in `language`, the chat's.
 */
export interface UrgencyPrompt {
  language: "en" | "es";
  rule: string;
  seq: number;
  title: UrgencyTitle;
  wording: string;
}
/**
 * What a rule is about, for the specialist, in each language.
 */
export interface UrgencyTitle {
  en: string;
  es: string;
}
/**
 * What the page became: a Markdown text, the name it might have, and what was done.
 *
 * `left_out`: the site's own, and where links led that an article may not have. `copyright`: the page's line about
 * its rights, which the text keeps.
 */
export interface ImportedAck {
  copyright: string | null;
  flags: PageFlag[];
  language: "en" | "es";
  left_out: string[];
  repairs: PageRepair[];
  slug: string;
  text: string;
}
/**
 * Words that an editor has to look at, and their place.
 */
export interface PageFlag {
  at: string;
  kind: string;
  text: string;
}
/**
 * Words as they were and as they are, and the place where they stand.
 */
export interface PageRepair {
  after: string;
  at: string;
  before: string;
}
/**
 * The open drafts.
 */
export interface DraftsAck {
  drafts: DraftHead[];
}
/**
 * A draft without its text. `written` tells of the text, `moved` of the last step; `remark` is the reviewer's.
 */
export interface DraftHead {
  language: "en" | "es";
  moved_at: string;
  moved_by: Editor;
  open_flags: number;
  remark: string | null;
  slug: string;
  state: "draft" | "in_review" | "published" | "discarded";
  version: number;
  written_at: string;
  written_by: Editor;
}
/**
 * All that one has, by shortcut; `phone` is the number that stands for `{phone}`.
 */
export interface Replies {
  phone: string;
  replies: CannedReply[];
}
/**
 * A reply; `shared`: everybody has it.
 */
export interface CannedReply {
  id: string;
  shared: boolean;
  shortcut: string;
  texts: ReplyTexts;
}
/**
 * The reply in each language that it has; `{visitor}`, `{me}` and `{phone}` stand for a name or the number.
 */
export interface ReplyTexts {
  en?: string | null;
  es?: string | null;
}
/**
 * What the visitor agreed to hand over.
 */
export interface HandoffOpened {
  summary: HandoffSummary;
}
/**
 * What a hand-off code opens; `resources` by name, `shared` both with their titles.
 */
export interface HandoffSummary {
  articles: string[];
  language: "en" | "es";
  question: string | null;
  resources: string[];
  shared: SharedCard[];
  topic: ("diagnosis" | "treatment" | "side_effects" | "immunotherapy" | "coping" | "services" | "other") | null;
}
/**
 * What a card was of: an article, by its slug, or a service, by its id.
 */
export interface SharedCard {
  id: string;
  kind: "article" | "resource";
  title: string;
}
/**
 * What a visitor would see.
 */
export interface PreviewAck {
  preview: Preview;
}
/**
 * What a visitor would see; `by_calendar`: with the switch at `follow`. `local` words `availability.chat`.
 */
export interface Preview {
  assumes: PreviewAssumes;
  at: string;
  availability: Availability;
  by_calendar: Availability;
  language: "en" | "es";
  local: LocalTimes;
  zone: string;
}
/**
 * What a preview goes by: the switch as it would stand then, and staff and queue that are in nobody's way.
 */
export interface PreviewAssumes {
  on_duty: number;
  switch: "follow" | "open" | "closed";
  waiting: number;
}
/**
 * Chat or phone, and why; `message`: what supervisors say of it in that language, while their switch is closed.
 */
export interface Availability {
  channel: "chat" | "phone";
  chat: ChatHours;
  message: string | null;
  phone: Phone;
  queue: QueueOutlook;
  reason:
    | "open"
    | "outside_hours"
    | "holiday"
    | "closed_early"
    | "switched_off"
    | "nobody_on_duty"
    | "queue_full"
    | "wait_past_closing"
    | "unavailable";
}
/**
 * The next opening and closing of chat, and the zone they are meant in.
 */
export interface ChatHours {
  closes_at: string | null;
  opens_at: string | null;
  timezone: string;
}
/**
 * The phone line.
 */
export interface Phone {
  hours: string;
  number: string;
  uri: string;
}
/**
 * How many wait in the language asked for, and how long a newcomer would.
 */
export interface QueueOutlook {
  wait: Wait | null;
  waiting: number;
}
/**
 * The same instants on the wall clock of `zone`, with its offset.
 */
export interface LocalTimes {
  at: string;
  closes_at: string | null;
  opens_at: string | null;
}
/**
 * The version of the article that stands on the shelf now.
 */
export interface PublishedAck {
  version: number;
}
/**
 * The chat that was next, or null where nobody waits.
 */
export interface PulledChat {
  chat: Chat | null;
  entries: Entry[];
  notes: Note[];
}
/**
 * The chat, its first 200 entries (`catch_up` reads on), its notes, and until when the offer stands.
 */
export interface ReadBeforeAck {
  chat: Chat;
  entries: Entry[];
  expires_at: string;
  notes: Note[];
}
/**
 * The calendar as it is now.
 */
export interface CalendarAck {
  calendar: ChatCalendar;
}
/**
 * The calendar; `zone` and `today` are those in force. `problem`: it cannot be read, and chat is on the phone.
 */
export interface ChatCalendar {
  at: string;
  ending: HolidaysEnding[];
  exceptions: CalendarException[];
  problem: string | null;
  today: string;
  versions: CalendarVersion[];
  zone: string;
}
/**
 * The list of this holiday calendar is known until `last_day` only, sixty days from now at most.
 */
export interface HolidaysEnding {
  holidays: string;
  last_day: string;
}
/**
 * A day with windows of its own, in one language or (null) in all. `problem`: it cannot be read, and why.
 */
export interface CalendarException {
  day: string;
  language: ("en" | "es") | null;
  note: string | null;
  problem: string | null;
  set_at: string;
  set_by: string | null;
  windows: HoursWindow[] | null;
}
/**
 * Open from `opens` up to, not including, `closes`; `closes` 24:00 is the end of the day.
 */
export interface HoursWindow {
  closes: string;
  opens: string;
}
/**
 * A week and from when it is in force: null since ever, by the settings. `problem`: it cannot be read, and why.
 */
export interface CalendarVersion {
  effective_from: string | null;
  holidays: string[];
  problem: string | null;
  set_at: string | null;
  set_by: string | null;
  state: "in_force" | "coming" | "unreadable";
  week: Weeks | null;
  zone: string;
}
/**
 * Windows by weekday for all languages; a language names only the days on which it differs.
 */
export interface Weeks {
  all: {
    /**
     * @maxItems 8
     */
    [k: string]: HoursWindow[];
  };
  en?: {
    /**
     * @maxItems 8
     */
    [k: string]: HoursWindow[];
  } | null;
  es?: {
    /**
     * @maxItems 8
     */
    [k: string]: HoursWindow[];
  } | null;
}
/**
 * The open draft; the Markdown of the version published last, and its number.
 *
 * `shelved_withdrawn`: that version was withdrawn, and nobody is sent it.
 * `second_editor`: whoever wrote the draft last does not publish it.
 */
export interface ReadDraftAck {
  draft: ArticleDraft | null;
  second_editor: boolean;
  shelved: string | null;
  shelved_version: number | null;
  shelved_withdrawn: boolean;
}
/**
 * What was published of an article; no versions where nothing was.
 */
export interface HistoryAck {
  versions: PastVersion[];
}
/**
 * A version without its text. `current`: it stands on the shelf, withdrawn or not.
 *
 * `written` and `published` are null where nobody is known to have done it, as where it came from a folder, and
 * `withdrawn_by` likewise, as where it was withdrawn on the command line.
 */
export interface PastVersion {
  added_at: string;
  current: boolean;
  published_by: Editor | null;
  title: string;
  version: number;
  withdrawn_at: string | null;
  withdrawn_by: Editor | null;
  withdrawn_reason: string | null;
  written_at: string | null;
  written_by: Editor | null;
}
/**
 * The day, or the days, as they are now.
 */
export interface RosterAck {
  roster: Roster;
}
/**
 * The shelf; `more`: ask again after the last slug.
 */
export interface ShelfAck {
  articles: ShelvedArticle[];
  more: boolean;
}
/**
 * The current version of an article, which no clinician has reviewed if it is a `sample`.
 *
 * `pair_missing`: it is there in this language only.
 */
export interface ShelvedArticle {
  language: "en" | "es";
  last_revised: string;
  next_review: string;
  overdue: boolean;
  pair_missing: boolean;
  sample: boolean;
  slug: string;
  title: string;
  version: number;
  withdrawn: boolean;
}
/**
 * The Markdown of a version. `chats`: how many have it, ended ones too; `open_chats`: those that would be told.
 */
export interface VersionAck {
  chats: number;
  open_chats: number;
  text: string;
}
/**
 * Where the entry stands in the log.
 */
export interface Said {
  at: string;
  seq: number;
}
/**
 * The specialist as they stand now.
 */
export interface MeAck {
  me: Me;
}
/**
 * The signed-in member of staff.
 */
export interface Me {
  active: number;
  capacity: number;
  duty: "available" | "away" | "off";
  id: string;
  languages: ("en" | "es")[];
  name: string;
  offered: number;
  reason: string | null;
  roles: string[];
  since: string;
  wrap_up: number;
}
/**
 * The queue as it is now.
 */
export interface QueueAck {
  queue: Queue;
}
/**
 * The whole queue, for supervisors. Counts cover today in the calendar's zone; null where no data.
 */
export interface Queue {
  abandoned: number;
  active_count: number;
  aht_s: number | null;
  asa_s: number | null;
  at: string;
  by_language: {
    [k: string]: LanguageQueue;
  };
  contacts: ContactsToday;
  course: HalfHour[];
  free_slots: number;
  in_hand: ChatInHand[];
  longest_wait_s: number | null;
  on_duty: number;
  roster: Roster;
  service_level: ServiceLevel;
  service_level_now: ServiceLevelNow;
  specialists: SpecialistOnBoard[];
  switch: "follow" | "open" | "closed";
  switch_message: {
    [k: string]: string;
  } | null;
  switch_until: string | null;
  turned_away: number;
  waiting: WaitingChat[];
  waiting_count: number;
  wrap_up_count: number;
  wrap_up_limit: WrapUpLimit;
}
/**
 * The queue of one language. `turned_away`: refused `request_chat`; by reason, who left the queue too.
 */
export interface LanguageQueue {
  abandoned: number;
  free_slots: number;
  longest_wait_s: number | null;
  turned_away: number;
  turned_away_by_reason: {
    [k: string]: number;
  };
  waiting: number;
}
/**
 * How many contact records were filed today, of chats and of calls.
 */
export interface ContactsToday {
  chat: number;
  phone: number;
}
/**
 * A half hour of today, `at` its beginning; the last has been going on until now.
 *
 * `waiting`: who was in the queue at its end, of the last who is in it now. `longest_wait_s`: of those
 * answered in it. `share`: its service level.
 */
export interface HalfHour {
  abandoned: number;
  answered: number;
  asked: number;
  at: string;
  longest_wait_s: number | null;
  share: number | null;
  turned_away: number;
  waiting: number;
}
/**
 * A conversation, or its wrap-up, with who has it and since when; `called_at`: when it asked for a supervisor.
 */
export interface ChatInHand {
  called_at: string | null;
  chat_id: string;
  language: "en" | "es";
  since: string;
  specialist: Specialist;
  state: "active" | "wrap_up";
  topic: ("diagnosis" | "treatment" | "side_effects" | "immunotherapy" | "coping" | "services" | "other") | null;
}
/**
 * Of today's answered or abandoned chats, the share answered within the target.
 */
export interface ServiceLevel {
  answered_within: number;
  share: number | null;
  target_s: number;
}
/**
 * That of the chats that were answered or abandoned within the last `window_s` seconds.
 */
export interface ServiceLevelNow {
  answered_within: number;
  share: number | null;
  target_s: number;
  window_s: number;
}
/**
 * A specialist as the board shows them; `duty` is what they declared, whether or not they are connected.
 */
export interface SpecialistOnBoard {
  active: number;
  capacity: number;
  connected: boolean;
  duty: "available" | "away" | "off";
  id: string;
  languages: ("en" | "es")[];
  name: string;
  offered: number;
  reason: string | null;
  since: string;
  wrap_up: number;
}
/**
 * A row of the queue; `offered` is the id of the specialist who is being asked.
 */
export interface WaitingChat {
  chat_id: string;
  language: "en" | "es";
  offered: string | null;
  position: number;
  queued_at: string;
  topic: ("diagnosis" | "treatment" | "side_effects" | "immunotherapy" | "coping" | "services" | "other") | null;
}
/**
 * How long wrap-up may take: what supervisors set, if they did, else what the deployment's setting says.
 */
export interface WrapUpLimit {
  by_setting_s: number;
  set_s: number | null;
}
/**
 * Everything that a specialist's console starts from; `at` is the server's time.
 */
export interface Snapshot {
  at: string;
  chats: Chat[];
  colleagues: Colleague[];
  epoch: string;
  me: Me;
  offers: Offer[];
}
/**
 * Someone to whom a chat could be transferred; `free_slots` is 0 where they are full, being asked, or not there.
 */
export interface Colleague {
  connected: boolean;
  duty: "available" | "away" | "off";
  free_slots: number;
  id: string;
  languages: ("en" | "es")[];
  name: string;
}
/**
 * A chat offered to this specialist until `expires_at`; of a transfer, with the notes on it.
 *
 * `warm`: it may be read first (`read_before`); `reading`: that has begun.
 */
export interface Offer {
  chat: Chat;
  entries: Entry[];
  expires_at: string;
  notes?: Note[];
  offer_id: string;
  reading?: boolean;
  warm?: boolean;
}
/**
 * The chat as it is now, and the offer to the colleague: its `offer_closed` comes to its owner too.
 */
export interface Transferred {
  chat: Chat;
  offer_id?: string;
}
/**
 * The chat, its first 200 entries (`catch_up` reads on), its notes.
 */
export interface WatchedChat {
  chat: Chat;
  entries: Entry[];
  notes: Note[];
}
/**
 * How many chats have the version, ended ones too.
 */
export interface Withdrawn {
  chats: number;
}
export interface StaffCommands {
  accept_flag: AcceptFlag;
  accept_offer: AcceptOffer;
  add_note: AddNote;
  broadcast: Broadcast;
  call_supervisor: CallSupervisor;
  catch_up: CatchUpOn;
  check_resource: CheckResource;
  close_chat: CloseChat;
  copy_shifts: CopyShifts;
  decline_offer: DeclineOffer;
  discard_draft: DiscardDraft;
  end_chat: EndChatOf;
  file_contact: FileContact;
  find_articles: FindArticles;
  find_resources: FindResources;
  find_urgency: FindUrgency;
  import_page: ImportPage;
  list_drafts: ListDrafts;
  list_replies: ListReplies;
  list_resources: ListResources;
  open_handoff: OpenHandoff;
  preview_availability: PreviewAvailability;
  publish_draft: PublishDraft;
  pull_next: PullNext;
  read_before: ReadBefore;
  read_calendar: ReadCalendar;
  read_draft: ReadDraft;
  read_history: ReadHistory;
  read_roster: ReadRoster;
  read_shelf: ReadShelf;
  read_version: ReadVersion;
  remove_calendar: RemoveCalendar;
  remove_exception: RemoveException;
  remove_reply: RemoveReply;
  remove_resource: RemoveResource;
  remove_shift: RemoveShift;
  report_missing: ReportMissing;
  requeue_chat: RequeueChat;
  return_draft: ReturnDraft;
  save_draft: SaveDraft;
  save_reply: SaveReply;
  save_resource: SaveResource;
  say: SayTo;
  send_to_review: SendToReview;
  set_calendar: SetCalendar;
  set_duty: SetDuty;
  set_duty_of: SetDutyOf;
  set_exception: SetException;
  set_shift: SetShift;
  set_switch: SetSwitch;
  set_wrap_up_limit: SetWrapUpLimit;
  share_article: ShareArticle;
  share_resource: ShareResource;
  sync: Sync;
  take_over: TakeOver;
  transfer_chat: TransferChat;
  typing: TypingTo;
  unwatch_chat: UnwatchChat;
  unwatch_queue: UnwatchQueue;
  watch_chat: WatchChat;
  watch_queue: WatchQueue;
  whisper: Whisper;
  withdraw_article: WithdrawArticle;
  withdraw_transfer: WithdrawTransfer;
  wrap_up: WrapUp;
}
/**
 * Say that words which look garbled are right as they are.
 */
export interface AcceptFlag {
  kind: string;
  language: "en" | "es";
  slug: string;
  text: string;
  version: number;
}
/**
 * Accept an offer.
 */
export interface AcceptOffer {
  offer_id: string;
}
/**
 * Write a staff note on a chat. It never reaches the visitor.
 */
export interface AddNote {
  chat_id: string;
  client_id: string;
  text: string;
}
/**
 * Tell everybody who waits, each in their language. Again, it tells nobody twice.
 */
export interface Broadcast {
  client_id: string;
  text: {
    [k: string]: string;
  };
}
/**
 * Ask the supervisors to look at one's chat; `text` is a note for them. Again, it answers the same.
 */
export interface CallSupervisor {
  chat_id: string;
  client_id: string;
  text?: string | null;
}
/**
 * Read a chat's log after a `seq`, ascending; repeat until `chat.last_seq`.
 */
export interface CatchUpOn {
  after_seq: number;
  chat_id: string;
  limit?: number;
}
/**
 * Say that everything that this `version` of a resource says was checked today, and is right.
 */
export interface CheckResource {
  id: string;
  version: number;
}
/**
 * Close a chat, whatever its state.
 */
export interface CloseChat {
  chat_id: string;
  reason?: string | null;
}
/**
 * Plan the same shifts from another day on: of one day, or of up to seven. What does not fit is left out.
 */
export interface CopyShifts {
  days?: number;
  from_day: string;
  to_day: string;
}
/**
 * Decline an offer; its chat keeps its place.
 */
export interface DeclineOffer {
  offer_id: string;
}
/**
 * Give a draft up. Its text is kept, and nobody is shown it.
 */
export interface DiscardDraft {
  language: "en" | "es";
  slug: string;
  version: number;
}
/**
 * End a chat; its wrap-up begins.
 */
export interface EndChatOf {
  chat_id: string;
}
/**
 * File the contact record of a call. Again under its `client_id`, it files nothing and answers the same.
 *
 * `handoff_code`: one that this member of staff has opened; the record is then of that chat too.
 */
export interface FileContact {
  channel: "phone";
  client_id: string;
  handoff_code?: string | null;
  language: "en" | "es";
  record: ContactRecord;
}
/**
 * What kind of contact it was. No name and no address in it; of an illness only what the lists name.
 *
 * `referrals`: which of the cards that were shared count; where they are left out, all of them do. Of a call, what is
 * on the shelf may be named too.
 */
export interface ContactRecord {
  cancer_type?:
    | (
        | "bladder"
        | "brain"
        | "breast"
        | "colorectal"
        | "gynecologic"
        | "head_neck"
        | "kidney"
        | "leukemia"
        | "liver"
        | "lung"
        | "lymphoma"
        | "melanoma"
        | "myeloma"
        | "pancreas"
        | "prostate"
        | "other"
        | "unknown"
        | "none"
      )
    | null;
  contact_type: "information" | "support" | "referral" | "complaint" | "prank" | "silent" | "wrong_number";
  needs?:
    | (
        | "information"
        | "emotional_support"
        | "peers"
        | "transport"
        | "lodging"
        | "money"
        | "insurance"
        | "work"
        | "care_at_home"
        | "other"
      )[]
    | null;
  outcome: "answered" | "referred" | "phoned" | "left";
  referrals?: Referral[] | null;
  relation: "patient" | "caregiver" | "family" | "friend" | "professional" | "undisclosed";
  stage_of_journey?:
    | (
        | "at_risk"
        | "awaiting_diagnosis"
        | "newly_diagnosed"
        | "in_treatment"
        | "after_treatment"
        | "recurrence"
        | "end_of_life"
        | "bereaved"
        | "not_applicable"
      )
    | null;
  text?: string | null;
  /**
   * @maxItems 7
   */
  topics: ("diagnosis" | "treatment" | "side_effects" | "immunotherapy" | "coping" | "services" | "other")[];
}
/**
 * An article, by its slug, or a service, by its id.
 */
export interface Referral {
  id: string;
  kind: "article" | "resource";
}
/**
 * Search the shelf; an empty query lists it.
 *
 * `suggests`: the query is what a visitor wrote, and finds only what fits it well; small talk finds nothing.
 */
export interface FindArticles {
  language: "en" | "es";
  limit?: number;
  query: string;
  suggests?: boolean;
}
/**
 * Search the services and resources; an empty query lists them by name. What is stale is found, and says so.
 *
 * `suggests`: the query is what a visitor wrote, and finds the crisis lines where it has words of a crisis.
 */
export interface FindResources {
  language: "en" | "es";
  limit?: number;
  query: string;
  suggests?: boolean;
}
/**
 * Look through the visitor's lines of a chat for what may need help at once. Nothing is kept, counted or sent.
 */
export interface FindUrgency {
  chat_id: string;
}
/**
 * Turn a page from elsewhere into the text of a draft. Nothing is saved. `content` is the file, in base64.
 */
export interface ImportPage {
  content: string;
  name: string;
}
/**
 * List the drafts that are neither published nor discarded, the one that was moved last first.
 */
export interface ListDrafts {}
/**
 * The replies that everybody has, and one's own, by shortcut.
 */
export interface ListReplies {}
/**
 * List the resources with all their texts, by name.
 */
export interface ListResources {}
/**
 * Open the hand-off code of someone who is on the phone; it opens once.
 */
export interface OpenHandoff {
  code: string;
}
/**
 * What would a visitor see at this instant, with somebody on duty and nobody waiting?
 *
 * With a `draft`: if that were saved.
 */
export interface PreviewAvailability {
  at: string;
  draft?: CalendarDraft | null;
  language: "en" | "es";
  zone?: string | null;
}
/**
 * A week from a day on that is not saved yet; see `set_calendar`.
 */
export interface CalendarDraft {
  effective_from: string;
  /**
   * @maxItems 8
   */
  holidays: string[];
  week: Weeks;
  zone: string;
}
/**
 * Put a reviewed draft on the shelf: not by whoever wrote it last, nor with a fault or a flag that is open.
 */
export interface PublishDraft {
  language: "en" | "es";
  slug: string;
  version: number;
}
/**
 * Take the next waiting chat, where the deployment routes by pulling.
 */
export interface PullNext {}
/**
 * Read along in a chat that is handed over to one warmly, before one answers. Again, it answers as it is now.
 */
export interface ReadBefore {
  offer_id: string;
}
/**
 * Read the calendar: the version in force, those to come, exceptions from today on, what to look after.
 */
export interface ReadCalendar {}
/**
 * Read the open draft of an article, and the text that stands on the shelf; either may be null.
 */
export interface ReadDraft {
  language: "en" | "es";
  slug: string;
}
/**
 * List the last 50 versions of an article, the newest first.
 */
export interface ReadHistory {
  language: "en" | "es";
  slug: string;
}
/**
 * Read the shifts of some days from a day on, today by default.
 */
export interface ReadRoster {
  day?: string | null;
  days?: number;
}
/**
 * List what stands on the shelf: so many slugs after one, by slug and language.
 */
export interface ReadShelf {
  after?: string | null;
  limit?: number;
}
/**
 * Read one version of an article, and how far it has gone.
 */
export interface ReadVersion {
  language: "en" | "es";
  slug: string;
  version: number;
}
/**
 * Take back a version that is not in force yet, or one that cannot be read.
 */
export interface RemoveCalendar {
  effective_from: string;
}
/**
 * Take back an exception; the day is as any other.
 */
export interface RemoveException {
  day: string;
  language?: ("en" | "es") | null;
}
/**
 * Remove a reply of one's own, or a shared one.
 */
export interface RemoveReply {
  id: string;
}
/**
 * Remove a resource, if this is still its `version`. Cards that were shared stay as they are.
 */
export interface RemoveResource {
  id: string;
  version: number;
}
/**
 * Take back a shift of today or later.
 */
export interface RemoveShift {
  shift_id: string;
}
/**
 * Tell the editors that a search in a chat came to rest without an article, or with a word `not_found`.
 *
 * Kept by week are a count and its words, unless they may be the visitor's: then the count alone.
 */
export interface ReportMissing {
  chat_id: string;
  language: "en" | "es";
  query: string;
}
/**
 * Put a chat back into the queue at its original place; its specialist is passed over for a minute.
 */
export interface RequeueChat {
  chat_id: string;
  reason?: string | null;
}
/**
 * Give a draft back from review, with a remark.
 */
export interface ReturnDraft {
  language: "en" | "es";
  remark: string;
  slug: string;
  version: number;
}
/**
 * Write a draft, with faults too. `version` is the one it changes; 0 begins a draft. Again, it answers the same.
 */
export interface SaveDraft {
  language: "en" | "es";
  slug: string;
  text: string;
  version: number;
}
/**
 * Add a reply, or change the one of this `id`. Shared ones are for everybody; supervisors and editors keep them.
 */
export interface SaveReply {
  id?: string | null;
  shared: boolean;
  shortcut: string;
  texts: ReplyTexts;
}
/**
 * Add a resource, or change the one of this `id`; `version` is the one it changes. Again, it answers the same.
 */
export interface SaveResource {
  id?: string | null;
  last_checked?: string | null;
  phone?: string | null;
  texts: ResourceTexts;
  url: string;
  version?: number;
}
/**
 * Say something to a visitor. A repeated `client_id` gets the first answer.
 */
export interface SayTo {
  chat_id: string;
  client_id: string;
  text: string;
}
/**
 * Have somebody else look at a draft that has no fault.
 */
export interface SendToReview {
  language: "en" | "es";
  slug: string;
  version: number;
}
/**
 * Give chat another week from a day on, today or later; it takes the place of a version of the same day.
 */
export interface SetCalendar {
  effective_from: string;
  /**
   * @maxItems 8
   */
  holidays: string[];
  week: Weeks;
  zone: string;
}
/**
 * Go on duty, away or off. Open chats stay; a pending offer is withdrawn.
 */
export interface SetDuty {
  reason?: string | null;
  status: "available" | "away" | "off";
}
/**
 * Put a specialist on duty, away or off.
 */
export interface SetDutyOf {
  reason?: string | null;
  specialist_id: string;
  status: "available" | "away" | "off";
}
/**
 * Give one day, today or later, windows of its own: none for closed. They count on holidays too.
 */
export interface SetException {
  day: string;
  language?: ("en" | "es") | null;
  note?: string | null;
  /**
   * @maxItems 8
   */
  windows: HoursWindow[];
}
/**
 * Plan a specialist on duty on a day, today or within a year; again, it answers the same.
 */
export interface SetShift {
  day: string;
  ends: string;
  specialist_id: string;
  starts: string;
}
/**
 * Follow the calendar, or open or close chat by hand, for a while or until changed.
 */
export interface SetSwitch {
  message?: {
    [k: string]: string;
  } | null;
  switch: "follow" | "open" | "closed";
  until?: string | null;
}
/**
 * Say how long wrap-up may take, of chats that end from now on; null: as the deployment's setting says.
 */
export interface SetWrapUpLimit {
  seconds: number | null;
}
/**
 * Share an article, or one section of it, into a chat.
 */
export interface ShareArticle {
  anchor?: string | null;
  chat_id: string;
  client_id: string;
  language: "en" | "es";
  slug: string;
}
/**
 * Share a resource into a chat, with its text in this language.
 */
export interface ShareResource {
  chat_id: string;
  client_id: string;
  language: "en" | "es";
  resource_id: string;
}
/**
 * Read everything again.
 */
export interface Sync {}
/**
 * Take a chat oneself, from the queue or from its specialist; it needs a free slot. `reason` goes to the audit.
 */
export interface TakeOver {
  chat_id: string;
  reason?: string | null;
}
/**
 * Hand a chat over to a colleague, who is asked first, or back to the queue.
 *
 * `warm`: the colleague may read along before they answer (`read_before`), while the chat stays where it is.
 */
export interface TransferChat {
  chat_id: string;
  note?: string | null;
  to: TransferTarget;
  warm?: boolean;
}
/**
 * A colleague (`specialist_id`), or the queue (`queue`), there under another language or topic where wanted.
 */
export interface TransferTarget {
  language?: ("en" | "es") | null;
  queue?: true | null;
  specialist_id?: string | null;
  topic?: ("diagnosis" | "treatment" | "side_effects" | "immunotherapy" | "coping" | "services" | "other") | null;
}
/**
 * Say that typing began or stopped. Nothing is stored.
 */
export interface TypingTo {
  chat_id: string;
  typing: boolean;
}
/**
 * Stop reading along on this connection.
 */
export interface UnwatchChat {
  chat_id: string;
}
/**
 * Stop following the queue.
 */
export interface UnwatchQueue {}
/**
 * Read along in a chat until the connection ends; it goes to the audit. Again, it answers as it is now.
 */
export interface WatchChat {
  chat_id: string;
}
/**
 * Follow the queue until the connection ends.
 */
export interface WatchQueue {}
/**
 * Write a note to whoever has the chat. It never reaches the visitor.
 */
export interface Whisper {
  chat_id: string;
  client_id: string;
  text: string;
}
/**
 * Nobody may be sent this version any more; the open chats that have it are told within a second.
 */
export interface WithdrawArticle {
  language: "en" | "es";
  reason: string;
  slug: string;
  version: number;
}
/**
 * Ask a colleague no longer to take one's chat. Again, it answers the same.
 */
export interface WithdrawTransfer {
  chat_id: string;
}
/**
 * File the contact record; the slot is free again.
 */
export interface WrapUp {
  chat_id: string;
  record: ContactRecord;
}
export interface StaffEvents {
  alert: Alert;
  calendar_changed: CalendarChanged;
  chat_changed: ChatChanged;
  chat_erased: ChatErased;
  draft_changed: DraftChanged;
  duty_changed: DutyChanged;
  entry_added: EntryAdded;
  moved: Moved;
  note_added: NoteAdded;
  offer_being_read: OfferBeingRead;
  offer_closed: OfferClosed;
  offer_made: Offer;
  queue_changed: QueueChanged;
  resync: Resync;
  roster_changed: RosterChanged;
  snapshot: Snapshot;
  typing: StaffHears;
}
/**
 * Something a supervisor should look at.
 */
export interface Alert {
  chat_id?: string;
  kind: "specialist_lost" | "offer_not_shown" | "wrap_up_overdue" | "supervisor_called";
}
/**
 * For supervisors and administrators: somebody has edited the calendar; this is all of it.
 */
export interface CalendarChanged {
  calendar: ChatCalendar;
}
/**
 * A chat as it is now. One of a lower `version` is dropped; of equal ones the later received wins.
 */
export interface ChatChanged {
  chat: Chat;
}
/**
 * The visitor has erased what was said in this chat: put it away. Its entries are still there, and empty.
 */
export interface ChatErased {
  chat_id: string;
}
/**
 * For editors and administrators: somebody has taken a step with the draft of this article.
 */
export interface DraftChanged {
  language: "en" | "es";
  slug: string;
}
/**
 * One's own duty or load changed. `by` is the name of the supervisor who set it, where that was somebody else.
 */
export interface DutyChanged {
  by?: string;
  me: Me;
}
/**
 * A new entry, and the chat's `version` with it. It may come twice, late, out of order or never.
 */
export interface EntryAdded {
  chat_id: string;
  entry: Entry;
  version: number;
}
/**
 * The worker is leaving: the transport closes soon; reconnect.
 */
export interface Moved {
  after_ms: number;
}
/**
 * A note on one's chat.
 */
export interface NoteAdded {
  note: Note;
}
/**
 * Of a warm transfer: whoever is asked reads along, and has until then to answer; the owner hears it too.
 */
export interface OfferBeingRead {
  expires_at: string;
  offer_id: string;
}
/**
 * An offer is no longer pending.
 */
export interface OfferClosed {
  offer_id: string;
  state: "accepted" | "declined" | "expired" | "withdrawn";
}
/**
 * The queue as it is now, for those who watch it.
 */
export interface QueueChanged {
  queue: Queue;
}
/**
 * Something may have been missed, or is no longer yours to see: read everything again.
 */
export interface Resync {}
/**
 * For supervisors and administrators: somebody has planned; the shifts of these days may be others now.
 */
export interface RosterChanged {
  days: string[];
}
/**
 * The visitor types, or stopped.
 */
export interface StaffHears {
  chat_id: string;
  typing: boolean;
}
export interface VisitorAcks {
  catch_up: CaughtUp;
  choose_phone: PhoneChosen;
  confirm_presence: ChatAck;
  end_chat: ChatAck;
  erase_chat: Erased;
  rate_chat: Nothing;
  request_chat: RequestedChat;
  say: Said;
  typing: Nothing;
}
/**
 * A page of the log.
 */
export interface CaughtUp {
  chat: Chat;
  entries: Entry[];
}
/**
 * The phone line, and the hand-off code where there was a waiting chat.
 */
export interface PhoneChosen {
  availability: Availability;
  handoff: Handoff | null;
}
/**
 * A code that lets a specialist on the phone see what the visitor already told.
 */
export interface Handoff {
  code: string;
  expires_at: string;
}
/**
 * What the visitor may keep of it.
 */
export interface Erased {
  receipt: Receipt;
}
/**
 * That everything that was said in this chat was erased, and when.
 */
export interface Receipt {
  chat_id: string;
  erased_at: string;
}
/**
 * The chat, and the token that resumes it.
 */
export interface RequestedChat {
  chat: Chat;
  token: string;
}
export interface VisitorCommands {
  catch_up: CatchUp;
  choose_phone: ChoosePhone;
  confirm_presence: ConfirmPresence;
  end_chat: EndChat;
  erase_chat: EraseChat;
  rate_chat: RateChat;
  request_chat: RequestChat;
  say: Say;
  typing: Typing;
}
/**
 * Read the log after a `seq`, ascending; repeat until `chat.last_seq`.
 */
export interface CatchUp {
  after_seq: number;
  limit?: number;
}
/**
 * Take the phone instead. A waiting chat ends as `phoned` and gets a hand-off code.
 */
export interface ChoosePhone {}
/**
 * Answer `still_there`: one still waits.
 */
export interface ConfirmPresence {}
/**
 * End the chat, or leave the queue.
 */
export interface EndChat {}
/**
 * Erase everything that was said in an ended chat, and the token with it. Again, it answers the same.
 */
export interface EraseChat {}
/**
 * Rate an ended chat.
 */
export interface RateChat {
  comment?: string | null;
  score: number;
}
/**
 * Ask for a chat and join the queue. `client_id` is the visitor's secret: the token derives from it.
 */
export interface RequestChat {
  client_id: string;
  consent: true;
  language: "en" | "es";
  name?: string | null;
  question?: string | null;
  role: "patient" | "caregiver" | "family" | "friend" | "professional" | "undisclosed";
  topic?: ("diagnosis" | "treatment" | "side_effects" | "immunotherapy" | "coping" | "services" | "other") | null;
}
/**
 * Say something. A repeated `client_id` gets the first answer.
 */
export interface Say {
  client_id: string;
  text: string;
}
/**
 * Say that typing began or stopped. Nothing is stored.
 */
export interface Typing {
  typing: boolean;
}
export interface VisitorEvents {
  availability_changed: AvailabilityChanged;
  chat_changed: ChatChanged;
  chat_erased: ChatErased;
  entry_added: EntryAdded;
  moved: Moved;
  resync: Resync;
  snapshot: VisitorSnapshot;
  still_there: StillThere;
  typing: VisitorHears;
}
/**
 * Chat or phone, in the language of a visitor who has no chat or waits for one: after connecting, and on change.
 */
export interface AvailabilityChanged {
  availability: Availability;
}
/**
 * Sent on connect: the chat of the visitor's token, or null.
 */
export interface VisitorSnapshot {
  chat: Chat | null;
  epoch: string;
}
/**
 * The visitor has waited long: say `confirm_presence` by then, or the place is lost. Again after a reconnection.
 */
export interface StillThere {
  deadline: string;
}
/**
 * The specialist types, or stopped.
 */
export interface VisitorHears {
  typing: boolean;
}
