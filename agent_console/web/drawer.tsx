import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "./desk_context";
import { DrawerReplies } from "./drawer_replies";
import { DrawerResources } from "./drawer_resources";
import { ArticleResult } from "./drawer_result";
import { DrawerSuggested } from "./drawer_suggested";
import { useMissing } from "./missing";
import { type FoundResources, useFoundResources } from "./resources";
import { type Choice, cameInWords, countRefused, deliveryOf, messageOf, onItsWay } from "./sharing";
import { type Found, useShelf } from "./shelf";
import { talkOf } from "./state";
import { words } from "./texts";
import { closeDrawer, drawer, focusComposer, selected } from "./view";
import type { Chat, ResourceHit } from "./wire";
import { visitorInWords } from "./wording";

const COVERS_THE_CHAT = "(max-width: 56rem)";

export function Drawer({ chatId }: { chatId: string }) {
  const talk = talkOf(useDesk().state.value, chatId);
  const open = talk?.chat.state === "active";
  useEffect(() => {
    // The chat has ended or is somebody else's now.
    if (!open) drawer.value = null;
  }, [open]);
  return talk && open ? <Shelf chat={talk.chat} /> : null;
}

/** So long nothing is shared after what is suggested has changed, and moved what stands below. */
const SETTLES_MS = 500;

/** What came of the last press; what was shared may be refused yet. */
interface Told {
  said: string;
  choice?: Choice | undefined;
}

function Shelf({ chat }: { chat: Chat }) {
  const desk = useDesk();
  const { drawer: text, close } = words();
  const [query, setQuery] = useState("");
  const [language, setLanguage] = useState(chat.language);
  const [told, setTold] = useState<Told>({ said: "" });
  const tell = (said: string, choice?: Choice) => setTold({ said, choice });
  const outgoing = () => talkOf(desk.state.value, chat.id)?.outgoing ?? [];
  const refused = countRefused(outgoing());
  const wasRefused = useRef(false);
  const delivery = told.choice && deliveryOf(outgoing(), told.choice);
  // What was refused and then discarded was not shared.
  const discarded = wasRefused.current && !delivery;
  wasRefused.current = delivery === "refused" || discarded;
  const said = told.choice ? (discarded ? "" : cameInWords(outgoing(), told.choice)) : told.said;
  // Whoever types a slash wants a reply, not an article.
  const slashed = query.trimStart().startsWith("/");
  const found = useShelf(desk, slashed ? "" : query, language, refused);
  const services = useFoundResources(desk, slashed ? "" : query, language);
  const answers = slashed || !found || found.notFound.length === 0;
  const servicesFirst = query.trim() === "" || !found || found.articles.length === 0 || !answers;
  const servicesOf = (part: readonly ResourceHit[], folds: boolean) => (
    <DrawerResources query={query} found={services} results={part} folds={folds} share={share} tell={tell} />
  );
  const hits = services?.results ?? [];
  const above = servicesFirst ? hits : hits.filter((hit) => hit.named);
  const below = hits.filter((hit) => !above.includes(hit));
  const rests = useMissing(desk, chat.id, slashed ? "" : query, language, found);
  const box = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const movedAt = useRef(0);
  // What stands under the pointer now may not be what it was aimed at.
  const settled = () => Date.now() - movedAt.current >= SETTLES_MS;
  const share = (choice: Choice) => {
    if (!settled()) return;
    // Pressed again while it waits: the visitor gets one card.
    const waiting = onItsWay(outgoing(), choice);
    if (!waiting) desk.say(chat.id, messageOf(choice));
    tell("", waiting ?? choice);
    goTo();
  };
  const insert = (reply: string) => {
    const draft = desk.draft(chat.id);
    draft.value = draft.value.trim() ? `${draft.value.trimEnd()}\n${reply}` : reply;
    desk.conversation(chat.id)?.typed(true);
    tell(words().replies.inserted);
    goTo();
  };
  const goTo = () => {
    selected.value = chat.id;
    if (matchMedia(COVERS_THE_CHAT).matches) closeDrawer();
    else focusComposer(chat.id);
  };
  return (
    <section
      class="drawer"
      ref={box}
      aria-labelledby="drawer-heading"
      onKeyDown={(event) => moved(event, box.current, answers)}
    >
      <header>
        <h2 id="drawer-heading">{text.heading}</h2>
        <button type="button" class="quiet" onClick={closeDrawer}>
          {close} <kbd>Esc</kbd>
        </button>
      </header>
      <p class="hint">{text.forWhom(visitorInWords(chat))}</p>
      <label for="shelf-query">{text.search}</label>
      <input
        id="shelf-query"
        ref={search}
        type="search"
        autocomplete="off"
        maxLength={200}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          tell("");
        }}
        onBlur={rests}
        onKeyDown={(event) => event.key === "Enter" && rests()}
      />
      <LanguageSwitch
        language={language}
        choose={(one) => {
          setLanguage(one);
          tell("");
        }}
      />
      <p class="hint" role="status">
        {said || (slashed ? "" : countInWords(found, services))}
      </p>
      <DrawerReplies chat={chat} query={query} insert={insert} />
      {!slashed && servicesOf(above, servicesFirst)}
      {!slashed && hits.length === 0 && found?.suggestion && (
        <Suggestion query={found.suggestion} choose={setQuery} />
      )}
      <DrawerSuggested
        // What was refused may have been withdrawn meanwhile: look again.
        key={`${chat.id} ${refused}`}
        chatId={chat.id}
        language={language}
        searching={query.trim() !== ""}
        share={share}
        tell={tell}
        moved={() => {
          movedAt.current = Date.now();
        }}
      />
      <p class="not-found" role="status">
        {slashed ? "" : notFoundInWords(found)}
      </p>
      <div class="results">
        {(slashed ? [] : found?.articles)?.map((hit) => (
          <ArticleResult
            key={`${hit.language}/${hit.slug}`}
            hit={hit}
            open={query.trim() !== "" && found?.notFound.length === 0}
            current={found?.current ?? false}
            share={share}
          />
        ))}
      </div>
      {!slashed && below.length > 0 && !services?.failed && servicesOf(below, true)}
    </section>
  );
}

/** Of both, once both are there: an article is not said to be all that was found. */
function countInWords(found: Found | null, services: FoundResources): string {
  const { drawer: text, resources } = words();
  if (!found || !services) return "";
  if (found.failed) return text.failed;
  const [articles, others] = [found.articles.length, services.results?.length ?? 0];
  if (articles + others === 0) return services.failed ? "" : text.nothing;
  const counts = [articles > 0 && text.results(articles), others > 0 && resources.count(others)];
  return counts.filter(Boolean).join(text.and);
}

/** Where the first results look like an answer and are none. */
function notFoundInWords(found: Found | null): string {
  if (!found || found.articles.length === 0 || found.notFound.length === 0) return "";
  const { drawer: text } = words();
  return text.notFound(found.notFound.map(text.quoted).join(", "));
}

interface SuggestionProps {
  query: string;
  choose: (query: string) => void;
}

function Suggestion({ query, choose }: SuggestionProps) {
  const search = () => {
    choose(query);
    // The button goes as soon as something is found; the search is where the keyboard was.
    document.getElementById("shelf-query")?.focus();
  };
  return (
    <p class="suggestion">
      {words().drawer.tryInstead}{" "}
      <button type="button" class="quiet" onClick={search}>
        {query}
      </button>
    </p>
  );
}

interface LanguageSwitchProps {
  language: Chat["language"];
  choose: (language: Chat["language"]) => void;
}

function LanguageSwitch({ language, choose }: LanguageSwitchProps) {
  const { drawer: text, languages } = words();
  return (
    <fieldset class="shelf-language">
      <legend class="unseen">{text.language}</legend>
      <div class="switch">
        {(["en", "es"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={language === one} onClick={() => choose(one)}>
            {languages[one]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/**
 * The arrows go through everything that can be shared, and Enter is the button's own. From the search it goes to no
 * article that only matches the rest: whoever presses it twice has read nothing of it.
 */
function moved(event: KeyboardEvent, box: HTMLElement | null, answers: boolean): void {
  const enters = event.key === "Enter" && (event.target as HTMLElement).id === "shelf-query";
  const step = enters ? 1 : ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0);
  if (!step || !box) return;
  event.preventDefault();
  const stops = [...box.querySelectorAll<HTMLElement>("#shelf-query, [data-share]")].filter(isShown);
  const from = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[Math.min(stops.length - 1, Math.max(0, from + step))];
  if (!enters || answers || next?.dataset.share !== "article") next?.focus();
}

function isShown(element: HTMLElement): boolean {
  const folded = element.closest<HTMLDetailsElement>("details:not([open])");
  return !folded && !element.matches(":disabled");
}
