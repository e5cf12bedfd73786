import { Apart } from "./apart";
import { ChatsView } from "./chats";
import type { Desk } from "./desk";
import { DeskProvider } from "./desk_context";
import { Dialogs } from "./dialogs";
import { Drawer } from "./drawer";
import { Header } from "./header";
import { Offers } from "./offers";
import { placeShown } from "./places";
import { practiceRoom } from "./seat";
import { SignIn } from "./sign_in";
import { hasRole, type State } from "./state";
import { words } from "./texts";
import { News } from "./told";
import { drawer } from "./view";

export function App({ desk: mine }: { desk: Desk }) {
  if (mine.state.value.status === "refused") return <SignIn onSignedIn={() => mine.start()} />;
  const practice = practiceRoom.value;
  const desk = practice?.desk ?? mine;
  const state = desk.state.value;
  if (!state.me) return <p class="opening">{words().loading}</p>;
  return (
    <DeskProvider value={desk} key={practice ? "practice" : "mine"}>
      {practice && <practice.Banner />}
      <Header />
      <div class="above">
        <News />
        <Offers />
      </div>
      <main class="stage">
        {placeShown(state) === "chats" && <h1 class="unseen">{words().chat.chats}</h1>}
        <div class="place">
          <Place state={state} />
        </div>
        {drawer.value && placeShown(state) === "chats" && <Drawer key={drawer.value} chatId={drawer.value} />}
      </main>
      <Dialogs />
    </DeskProvider>
  );
}

const articles = () => import("./articles/articles").then(({ ArticlesView }) => ArticlesView);
const components = () => import("./components/components").then(({ ComponentsView }) => ComponentsView);
const board = () => import("./board/board").then(({ BoardView }) => BoardView);
const planning = () => import("./board/planning").then(({ PlanningView }) => PlanningView);

function Place({ state }: { state: State }) {
  const shown = placeShown(state);
  if (shown === "chats") return <ChatsView />;
  if (shown === "components") return <Apart key={shown} load={components} />;
  if (shown === "articles") return <Apart key={shown} load={articles} />;
  if (shown === "board") {
    return <Apart key={shown} load={hasRole(state, "supervisor") ? board : planning} />;
  }
  const [heading, text] = words().empty.noRole;
  return (
    <section class="nothing">
      <h1>{heading}</h1>
      <p>{text}</p>
    </section>
  );
}
