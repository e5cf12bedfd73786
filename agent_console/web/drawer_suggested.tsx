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
const MOST_LETTERS = 400;
const LATELY = 3; // lines

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
  const query = [...(lines.at(-1) ?? "")].slice(0, MOST_LETTERS).join("");
  // Who says that they want to die, and then "are you there?", is still in a crisis.
  const lately = [...lines.slice(-LATELY).join("\n")].slice(-MOST_LETTERS).join("");
  const find = async (asked: string): Promise<Suggested | null> => {
    if (!asked) return NONE;
    const command = { query: asked, language, limit: BEST, suggests: true };
    const [articles, services] = await Promise.all([
      desk.connection.ask("find_articles", command),
      desk.connection.ask("find_resources", { ...command, query: lately }),
    ]);
    // One of the two is better than neither.
    if (!articles.ok && !services.ok) return null;
    return {
      services: services.ok ? services.resources : [],
      articles: articles.ok ? articles.articles : [],
    };
  };
  const found = useSearch(desk, query, language, find, PAUSE_MS);
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

const placeOf = ({ language, slug }: ArticleHit) => `${language}/${slug}`;
