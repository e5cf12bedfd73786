import { useLayoutEffect, useRef } from "preact/hooks";
import { useDesk } from "./desk_context";
import { ServiceResult } from "./drawer_resources";
import { ArticleResult } from "./drawer_result";
import { useSearch } from "./searching";
import type { Choice } from "./sharing";
import { talkOf } from "./state";
import { words } from "./texts";
import type { ArticleHit, Language, ResourceHit } from "./wire";

const BEST = 2;
const PAUSE_MS = 1000;
const LATELY = 3; // lines
const PIECE = 1000; // letters, as many as the server takes at once
const PHRASE = 200; // letters, more than the longest words of a crisis

interface SuggestedProps {
  chatId: string;
  language: Language;
  /** Whoever searches is shown what they search for. */
  searching: boolean;
  share: (choice: Choice) => void;
  /** Says something where the drawer says what happened. */
  tell: (told: string) => void;
  /** It stands above other results, which are elsewhere now. */
  moved: () => void;
}

interface Suggested {
  /** For whoever may want to die: before all else. */
  services: readonly ResourceHit[];
  articles: readonly ArticleHit[];
}

const NONE: Suggested = { services: [], articles: [] };

/** What fits the visitor's last message, a moment after it came; no live region, as nobody has asked. */
export function DrawerSuggested({ chatId, language, searching, ...given }: SuggestedProps) {
  const { share, tell, moved } = given;
  const desk = useDesk();
  const entries = talkOf(desk.state.value, chatId)?.entries ?? [];
  const lines = entries.flatMap(({ author, text }) => (author.kind === "visitor" && text ? [text] : []));
  const query = [...(lines.at(-1) ?? "")].slice(0, PIECE).join("");
  // Who says that they want to die, and then "are you there?", is still in a crisis.
  const lately = lines.slice(-LATELY).join("\n");
  const find = async (asked: string): Promise<Suggested | null> => {
    if (!asked) return NONE;
    const command = { query, language, limit: BEST, suggests: true };
    const [articles, ...pieces] = await Promise.all([
      desk.connection.ask("find_articles", command),
      ...piecesOf(asked).map((piece) => desk.connection.ask("find_resources", { ...command, query: piece })),
    ]);
    const answers = pieces.flatMap((services) => (services.ok ? [services.resources] : []));
    // One of the two is better than neither.
    if (!articles.ok && answers.length === 0) return null;
    return {
      services: answers.find((services) => services.length > 0) ?? [],
      articles: articles.ok ? articles.articles : [],
    };
  };
  // A line may begin as the one before it, and end otherwise.
  const found = useSearch(desk, lately, language, find, PAUSE_MS);
  const { services, articles } = (!searching && !found?.failed && found?.results) || NONE;
  const shown = [...services.map((hit) => hit.id), ...articles.map(placeOf)].join();
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current !== shown) moved();
    before.current = shown;
  }, [shown]);
  if (!shown) return null;
  return (
    <section class="results suggested" aria-labelledby="suggested-heading">
      <h3 id="suggested-heading">{words().drawer.suggested}</h3>
      {services.map((hit) => (
        <ServiceResult key={hit.id} hit={hit} current share={share} tell={tell} />
      ))}
      {articles.map((hit) => (
        <ArticleResult key={placeOf(hit)} hit={hit} open current share={share} />
      ))}
    </section>
  );
}

/** Two neighbours share the length of a phrase: none is cut in both. */
function piecesOf(text: string): string[] {
  const letters = [...text];
  const step = PIECE - PHRASE;
  const count = Math.max(1, Math.ceil((letters.length - PHRASE) / step));
  return Array.from({ length: count }, (_, at) => letters.slice(at * step, at * step + PIECE).join(""));
}

const placeOf = ({ language, slug }: ArticleHit) => `${language}/${slug}`;
