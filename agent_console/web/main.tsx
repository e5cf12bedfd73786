import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app";
import { Desk } from "./desk";
import { notifyWhileOffered } from "./notifying";
import { ringWhileOffered, tickOnMessages } from "./ringing";
import { practiceRoom } from "./seat";
import { listenForShortcuts } from "./shortcuts";
import { unblock } from "./sound";
import { titleInWords } from "./title";
import { isWall, now, place, placeOf, wall } from "./view";
import { connectTo, type StaffWire } from "./wire";
import "./styles/tokens.css";
import "./styles/shell.css";
import "./styles/sign_in.css";
import "./styles/header.css";
import "./styles/dialog.css";
import "./styles/offers.css";
import "./styles/chats.css";
import "./styles/notes.css";
import "./styles/log.css";
import "./styles/small.css";
import "./styles/drawer.css";
import "./styles/urgency.css";
import "./styles/replies.css";
import "./styles/board.css";
import "./styles/watching.css";
import "./styles/wall.css";
import "./styles/practice.css";
import "./styles/hours.css";
import "./styles/roster.css";
import "./styles/articles.css";

const root = document.getElementById("console");
if (root) start(root);

function start(root: HTMLElement) {
  const desk = new Desk(connectTo<StaffWire>({ namespace: "/staff" }), () => location.reload());
  const tick = () => {
    now.value = desk.clock.now();
  };
  setInterval(tick, 1000);
  // And at once when the server has said what time it is: no countdown starts from this machine's clock.
  effect(tick);
  addEventListener("hashchange", () => {
    place.value = placeOf(location.hash);
    wall.value = isWall(location.hash);
  });
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, unblock, { passive: true });
  const at = () => practiceRoom.value?.desk ?? desk;
  listenForShortcuts(at);
  ringWhileOffered(at);
  tickOnMessages(at);
  notifyWhileOffered(at);
  effect(() => {
    document.title = titleInWords(at().state.value, now.value);
  });
  root.replaceChildren();
  render(<App desk={desk} />, root);
  desk.start();
}
