import { Component, type ComponentChild, createRef } from "preact";
import type { ArticleCard, Entry, Outgoing } from "../wire";
import { isRecalled } from "../wire/recalled";
import { authorInWords, noticeInWords } from "./entry_words";
import type { Face } from "./face";
import { NewTab } from "./new_tab";
import { Recalled } from "./recalled";
import { Resource } from "./resource_card";
import { articlePath, withLinks } from "./safe_links";
import type { Texts } from "./texts";
import { timeInWords } from "./words";

const NEAR_PX = 80;

/** The conversation. It follows what is new while its end is in view, else it says that there is more. */
export class Log extends Component<Face, { more: boolean }> {
  override state = { more: false };
  private readonly box = createRef<HTMLElement>();
  private nearEnd = true;
  // A line that stays as it is, is not made anew with every letter that is typed. An article may be withdrawn.
  private readonly made = new WeakMap<Entry, ComponentChild>();

  override componentDidMount() {
    this.toEnd();
    // A phone that is turned, or its keyboard, leaves less room: the end stays in view.
    window.onresize = () => this.nearEnd && this.toEnd();
  }

  override componentDidUpdate(before: Face) {
    const { entries, outgoing } = this.props.state;
    if (this.nearEnd || outgoing.length > before.state.outgoing.length) this.toEnd();
    else if (entries !== before.state.entries) this.setState({ more: true });
  }

  render() {
    const { visit, state, words } = this.props;
    return (
      <div class="log">
        <section
          ref={this.box}
          role="log"
          aria-label={words.talking.log}
          // What was there before is not read out again.
          aria-live={state.settled ? "polite" : "off"}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          onScroll={this.scrolled}
        >
          {state.entries.map((entry) => {
            const line = this.made.get(entry) ?? (
              <Line key={entry.seq} entry={entry} state={state} words={words} />
            );
            if (!entry.article) this.made.set(entry, line);
            return line;
          })}
          {state.outgoing.map((item) => (
            <Unsent key={item.clientId} item={item} words={words} visit={visit} />
          ))}
        </section>
        {this.state.more && (
          <button type="button" class="more" onClick={() => this.toEnd()}>
            {words.talking.newer} ↓
          </button>
        )}
      </div>
    );
  }

  private readonly scrolled = () => {
    const box = this.box.current;
    if (!box) return;
    this.nearEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    if (this.nearEnd && this.state.more) this.setState({ more: false });
  };

  private toEnd() {
    const box = this.box.current;
    if (box) box.scrollTop = box.scrollHeight;
  }
}

interface LineProps extends Pick<Face, "state" | "words"> {
  entry: Entry;
}

function Line({ entry, state, words }: LineProps) {
  if (entry.notice?.what === "article_recalled")
    return <Recalled entry={entry} state={state} words={words} />;
  if (entry.kind === "notice") return <p class="event">{noticeInWords(entry, words)}</p>;
  const mine = entry.author.kind === "visitor";
  return (
    <article class={mine ? "line mine" : "line"}>
      <p class="by">
        <b>{authorInWords(entry, words)}</b>{" "}
        <time dateTime={entry.at}>{timeInWords(entry.at, state.language)}</time>
      </p>
      <Content entry={entry} state={state} words={words} />
      {mine && <small>{words.delivery.saved}</small>}
    </article>
  );
}

function Content({ entry, state, words }: LineProps) {
  const { article, resource, text } = entry;
  if (article)
    return <Article article={article} recalled={isRecalled(article, state.entries)} words={words} />;
  if (resource) return <Resource resource={resource} words={words} language={state.language} />;
  return <Said text={text ?? ""} />;
}

function Said({ text }: { text: string }) {
  return (
    <p class="text">
      {withLinks(text).map((part) =>
        typeof part === "string" ? (
          part
        ) : (
          <a href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}

interface ArticleProps {
  article: ArticleCard;
  recalled: boolean;
  words: Texts;
}

function Article({ article, recalled, words }: ArticleProps) {
  const name = article.section ?? article.title;
  return (
    <div class={recalled ? "text recalled" : "text"} lang={article.language}>
      {recalled && <b>{words.withdrawn}</b>}
      <h2>{name}</h2>
      {/* The summary is the whole article's. */}
      <p>{article.section ? words.sectionOf(article.title) : article.summary}</p>
      {article.sample && (
        <p>
          <small>{words.sample}</small>
        </p>
      )}
      <NewTab href={articlePath(article.url)} says={words.article} name={name} words={words} />
      <p>
        <small>{article.notice || words.review}</small>
      </p>
    </div>
  );
}

function Unsent({ item, words, visit }: { item: Outgoing<string>; words: Texts; visit: Face["visit"] }) {
  const refused = item.delivery === "refused";
  return (
    <article class="line mine unsent">
      <p class="by">
        <b>{words.you}</b>
      </p>
      <Said text={item.message} />
      <small>{words.delivery[item.delivery]}</small>
      {refused && (
        <p class="row">
          <button type="button" onClick={() => visit.retry(item.clientId)}>
            {words.delivery.retry}
          </button>
          <button type="button" class="quiet" onClick={() => visit.discard(item.clientId)}>
            {words.delivery.discard}
          </button>
        </p>
      )}
    </article>
  );
}
