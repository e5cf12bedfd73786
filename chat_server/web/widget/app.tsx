import { Component, type ComponentType } from "preact";
import { Conversation } from "./conversation";
import type { Face } from "./face";
import { Form } from "./form";
import { PhoneCard, PhoneLink } from "./phone_card";
import { Left, Loading } from "./quiet_views";
import { type View, viewOf } from "./state";
import { learn, textsIn } from "./texts";
import type { Visit } from "./visit";

let Farewell: ComponentType<Face> | undefined;

/** The views at the end, fetched while the chat goes on. Until they are there, the phone is. */
function Later(face: Face) {
  return Farewell ? <Farewell {...face} /> : <Loading {...face} />;
}

const VIEWS: Record<View, [ComponentType<Face>, shape?: string]> = {
  loading: [Loading, "card"],
  phone: [PhoneCard, "card"],
  form: [Form],
  waiting: [Conversation, "conversation"],
  talking: [Conversation, "conversation"],
  ended: [Conversation, "conversation"],
  rating: [Later],
  thanks: [Later, "card"],
  erased: [Later, "card"],
  left: [Left, "card"],
};

export class App extends Component<{ visit: Visit }> {
  private shownView: View | null = null;

  override componentDidMount() {
    this.props.visit.store.onChange(() => this.forceUpdate());
    this.arrived();
  }

  override componentDidUpdate() {
    this.arrived();
  }

  render() {
    const { visit } = this.props;
    const { state } = visit.store;
    const words = textsIn(state.language);
    const face = { visit, state, words };
    const [Shown, shape] = VIEWS[viewOf(state)];
    return (
      <>
        <Quickly {...face} />
        {state.lost && state.chat && <Lost {...face} />}
        {/* Named, since the page around the frame has a main part of its own. */}
        <main class={shape} aria-label={words.chat}>
          <Shown {...face} />
        </main>
      </>
    );
  }

  /** Leads to the heading of a new view, but takes nobody away from what they are typing. */
  private arrived() {
    const { state } = this.props.visit.store;
    document.documentElement.lang = state.language;
    document.title = textsIn(state.language).chat;
    void learn(state.language).then((learnt) => learnt && this.forceUpdate());
    const view = viewOf(state);
    if (state.chat && !Farewell) void this.fetchFarewell();
    if (view === this.shownView) return;
    this.shownView = view;
    if (!document.activeElement?.matches("input, textarea, select, iframe"))
      document.querySelector("h1")?.focus();
  }

  private async fetchFarewell() {
    const fetched = await import("./farewell").catch(() => null);
    if (!fetched || Farewell) return;
    Farewell = fetched.Farewell;
    this.shownView = null;
    this.forceUpdate();
  }
}

/** Always in view: for whoever is not alone any more. */
function Quickly({ visit, words }: Face) {
  return (
    <p class="quickly">
      <button type="button" class="quiet" aria-keyshortcuts="Shift" onClick={() => visit.leaveQuickly()}>
        {words.quickly} ×
      </button>
    </p>
  );
}

function Lost({ state, words }: Face) {
  return (
    <p class="lost" role="status">
      {words.lost} <PhoneLink state={state} words={words} />
    </p>
  );
}
