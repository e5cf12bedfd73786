import { render } from "preact";
import { connectTo, type VisitorWire } from "../wire";
import { languageOf } from "../wire/language";
import { App } from "./app";
import { bridge } from "./bridge";
import { tabKeep } from "./keep";
import { leave, Shifts } from "./quickly";
import { learn } from "./texts";
import { Visit } from "./visit";
import "./widget.css";

const root = document.getElementById("helpline");
// Until then, and if it never comes, the page shows the phone.
if (root) void learn(languageOf(root.dataset.language) ?? "en").then((learnt) => learnt && start(root));

function start(root: HTMLElement) {
  const { language, retentionDays, phoneNumber, phoneUri, involvement } = root.dataset;
  const keep = tabKeep();
  const frame = bridge();
  const setup = {
    language: languageOf(language) ?? "en",
    retentionDays: Number(retentionDays),
    number: phoneNumber ?? "",
    uri: phoneUri ?? "",
    involvement: involvement ?? "",
  };
  const connection = connectTo<VisitorWire>({
    namespace: "/visitor",
    auth: (): Record<string, unknown> => ({
      token: keep.read("token"),
      language: visit.store.state.language,
    }),
  });
  const visit = new Visit(setup, {
    connection,
    keep,
    bridge: frame,
    askAvailability,
    reload: () => location.reload(),
    leave,
  });
  root.replaceChildren();
  render(<App visit={visit} />, root);
  const shifts = new Shifts();
  const pressed = (shift: boolean) => shifts.third(shift) && visit.leaveQuickly();
  frame.onKey(pressed);
  document.addEventListener("keydown", ({ key, repeat }) => {
    if (key === "Escape") frame.close();
    pressed(key === "Shift" && !repeat);
  });
  visit.start();
}

async function askAvailability(language: string) {
  const response = await fetch(`/api/availability?language=${language}`, {
    signal: AbortSignal.timeout(8000),
  });
  if (!response.ok) throw new Error("no availability");
  return response.json();
}
