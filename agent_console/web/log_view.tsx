import { Component, type ComponentChild, createRef } from "preact";
import { useDesk } from "./desk_context";
import { PageLink } from "./page_link";
import { Recalled, Withdrawn } from "./recalled";
import { SampleMark } from "./sample_mark";
import type { Message, Talk } from "./state";
import { words } from "./texts";
import {
  type ArticleCard,
  type Chat,
  type Entry,
  isRecalled,
  type Outgoing,
  pageLink,
  type ResourceCard,
} from "./wire";
import {
  authorInWords,
  checkedInWords,
  messageInWords,
  noticeInWords,
  timeInWords,
  visitorInWords,
} from "./wording";

const NEAR_PX = 80;

/** The conversation. It follows what is new while its end is in view, else it says that there is more. */
export class Log extends Component<{ talk: Talk }, { more: boolean }> {
  override state = { more: false };
  private readonly box = createRef<HTMLElement>();
  private nearEnd = true;
  private height = 0;
  private observer: ResizeObserver | undefined;
  // A line that stays as it is, is not made anew with every sign of typing. An article may be withdrawn.
  private readonly made = new WeakMap<Entry, ComponentChild>();

  override componentDidMount() {
    this.toEnd();
    this.observer = new ResizeObserver(() => this.resized());
    if (this.box.current) this.observer.observe(this.box.current);
  }

  override componentWillUnmount() {
    this.observer?.disconnect();
  }

  override componentDidUpdate(before: { talk: Talk }) {
    const { entries, outgoing, typing } = this.props.talk;
    const sent = outgoing.length > before.talk.outgoing.length;
    // What can be done about a refused line stands under it.
    const refused = refusals(outgoing) > refusals(before.talk.outgoing);
    const grew = entries.length > before.talk.entries.length;
    if (this.nearEnd ? grew || sent || refused || typing !== before.talk.typing : sent) this.toEnd();
    else if (grew && !this.nearEnd) this.setState({ more: true });
  }

  render() {
    const { talk } = this.props;
    const { chat } = words();
    const who = visitorInWords(talk.chat);
    return (
      <div class="log">
        <section
          ref={this.box}
          role="log"
          aria-label={chat.log(who)}
          // What was there before is not read out again.
          aria-live={talk.settled ? "polite" : "off"}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          onScroll={this.scrolled}
        >
          {!talk.settled && talk.entries.length === 0 && <p class="event">{chat.readLog}</p>}
          {talk.entries.map((entry) => {
            const line = this.made.get(entry) ?? <Line key={entry.seq} entry={entry} talk={talk} />;
            if (!entry.article) this.made.set(entry, line);
            return line;
          })}
          {talk.outgoing.map((item) => (
            <Unsent key={item.clientId} item={item} chat={talk.chat} />
          ))}
        </section>
        <p class="typing">
          {talk.typing && (
            <>
              {chat.typing(who)} <i class="dots" aria-hidden="true" />
            </>
          )}
        </p>
        {this.state.more && (
          <button type="button" class="newer" onClick={() => this.toEnd()}>
            {chat.newer} ↓
          </button>
        )}
      </div>
    );
  }

  private readonly scrolled = () => {
    const box = this.box.current;
    // A form that opens below moves the log too: that is not the reader who turns back.
    if (!box || box.clientHeight !== this.height) return;
    this.nearEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    if (this.nearEnd && this.state.more) this.setState({ more: false });
  };

  private resized() {
    this.height = this.box.current?.clientHeight ?? 0;
    if (this.nearEnd) this.toEnd();
  }

  private toEnd() {
    const box = this.box.current;
    if (box) box.scrollTop = box.scrollHeight;
  }
}

function refusals(outgoing: Talk["outgoing"]): number {
  return outgoing.filter((item) => item.delivery === "refused").length;
}

interface LineProps {
  entry: Entry;
  talk: Talk;
}

function Line({ entry, talk }: LineProps) {
  // Not followed: a thousand lines would be made anew with every letter, for a name that stays the same.
  const myName = useDesk().state.peek().me?.name ?? "";
  if (entry.notice?.what === "article_recalled") return <Recalled entry={entry} />;
  if (entry.kind === "notice") {
    return (
      <p class="event">
        {noticeInWords(entry)} · <time dateTime={entry.at}>{timeInWords(entry.at)}</time>
      </p>
    );
  }
  const theirs = entry.author.kind === "visitor";
  return (
    <article class={theirs ? "line theirs" : "line"}>
      <p class="by">
        <b>{authorInWords(entry, talk.chat, myName)}</b>{" "}
        <time dateTime={entry.at}>{timeInWords(entry.at)}</time>
      </p>
      <Content entry={entry} talk={talk} />
    </article>
  );
}

function Content({ entry, talk }: LineProps) {
  if (entry.article)
    return <Shared article={entry.article} recalled={isRecalled(entry.article, talk.entries)} />;
  if (entry.resource) return <Referred resource={entry.resource} />;
  if (!entry.text) return <p class="text erased">{words().chat.erased}</p>;
  return (
    <p class="text" lang={talk.chat.language}>
      {entry.text}
    </p>
  );
}

function Referred({ resource }: { resource: ResourceCard }) {
  const { resources: text, newTab } = words();
  const page = pageLink(resource.url);
  return (
    <div class="text shared" lang={resource.language}>
      <h3>{resource.name}</h3>
      <p>{resource.what_for}</p>
      <p>{[resource.who_for, resource.area, resource.phone].filter(Boolean).join(" · ")}</p>
      <p>
        <small>{checkedInWords(resource)}</small>
      </p>
      {page && (
        <a href={page} target="_blank" rel="noopener noreferrer">
          {text.page}
          <span class="unseen"> ({newTab})</span>
        </a>
      )}
    </div>
  );
}

interface SharedProps {
  article: ArticleCard;
  recalled: boolean;
}

function Shared({ article, recalled }: SharedProps) {
  return (
    <div class={recalled ? "text shared recalled" : "text shared"} lang={article.language}>
      {recalled && <Withdrawn />}
      <h3>{article.section ?? article.title}</h3>
      {/* The summary is the whole article's. */}
      <p>{article.section ? words().chat.sectionOf(article.title) : article.summary}</p>
      {article.sample && <SampleMark />}
      <PageLink address={article.url} says={words().chat.openArticle} />
    </div>
  );
}

function Unsent({ item, chat }: { item: Outgoing<Message>; chat: Chat }) {
  const conversation = useDesk().conversation(chat.id);
  const text = words().chat;
  const { message } = item;
  return (
    <article class="line unsent">
      <p class="by">
        <b>{text.you}</b> <small>{text.delivery[item.delivery]}</small>
      </p>
      <p class="text" lang={chat.language}>
        {messageInWords(message)}
      </p>
      {item.delivery === "refused" && (
        <p class="row">
          <button type="button" onClick={() => conversation?.retry(item.clientId)}>
            {text.retry}
          </button>
          <button type="button" class="quiet" onClick={() => conversation?.discard(item.clientId)}>
            {text.discard}
          </button>
        </p>
      )}
    </article>
  );
}
