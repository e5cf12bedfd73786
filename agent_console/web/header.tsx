import type { ComponentChildren } from "preact";
import { useDesk } from "./desk_context";
import { Duty } from "./duty";
import { LanguageChoice } from "./language_choice";
import { canNotify } from "./notifying";
import { placeShown, placesOf } from "./places";
import { sound } from "./preferences";
import { practiceRoom } from "./seat";
import { leaveForGood } from "./session";
import { blocked, playOffer, unblock } from "./sound";
import { DesktopSwitch } from "./sound_check";
import { hasRole, isEditor } from "./state";
import { words } from "./texts";
import { dialog, type PlainDialog } from "./view";

export function Header() {
  const state = useDesk().state.value;
  const { me } = state;
  const specialist = hasRole(state, "specialist");
  if (!me) return null;
  return (
    <header class="top">
      <p class="me">
        <b>{me.name}</b>
        <Line />
      </p>
      {specialist && <Duty me={me} />}
      {specialist && <p class="load">{words().header.load(me.active + me.wrap_up, me.capacity)}</p>}
      {placesOf(state).length > 1 && <Views />}
      {sound.value === "on" && blocked.value && <small>{words().header.soundBlocked}</small>}
      <Menu />
    </header>
  );
}

function Line() {
  const { status, lost } = useDesk().state.value;
  const { header } = words();
  const connected = status === "connected";
  const said = connected ? header.connected : lost ? header.lost : header.connecting;
  return (
    <span class={connected ? "line-state" : "line-state away"} role="status">
      {said}
    </span>
  );
}

function Views() {
  const { header } = words();
  const state = useDesk().state.value;
  const shown = placeShown(state);
  return (
    <nav aria-label={header.views}>
      {placesOf(state).map((name) => (
        <a key={name} href={`#${name}`} aria-current={name === shown ? "page" : undefined}>
          {header[name]}
        </a>
      ))}
    </nav>
  );
}

/** What is rarely needed, in a native popover: it closes on Escape and on a click elsewhere. */
function Menu() {
  const { header, handoff, replies, resources, call } = words();
  const state = useDesk().state.value;
  const takesCalls = !practiceRoom.value && (hasRole(state, "specialist") || hasRole(state, "supervisor"));
  return (
    <div class="tools">
      {takesCalls && <Opens kind="call">{call.menu}</Opens>}
      <button type="button" class="quiet" popoverTarget="menu">
        {header.menu}
      </button>
      <div id="menu" popover="auto">
        <LanguageChoice />
        <SoundSwitch />
        {canNotify() && <DesktopSwitch />}
        {takesCalls && <Opens kind="call">{call.menu}</Opens>}
        {!practiceRoom.value && <Opens kind="handoff">{handoff.menu}</Opens>}
        <Opens kind="replies">{replies.menu}</Opens>
        {hasRole(state, "specialist") && <Opens kind="practice">{header.practice}</Opens>}
        {isEditor(state) && <Opens kind="resources">{resources.menu}</Opens>}
        <Opens kind="shortcuts">
          {header.shortcuts} <kbd>?</kbd>
        </Opens>
        <SignOut />
      </div>
    </div>
  );
}

function Opens({ kind, children }: { kind: PlainDialog; children: ComponentChildren }) {
  const open = () => {
    document.getElementById("menu")?.hidePopover?.();
    dialog.value = { kind };
  };
  return (
    <button type="button" class={`quiet opens-${kind}`} onClick={open}>
      {children}
    </button>
  );
}

function SoundSwitch() {
  const { header } = words();
  const on = sound.value === "on";
  const test = () => {
    unblock();
    playOffer();
  };
  return (
    <span class="sound">
      <label>
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            sound.value = event.currentTarget.checked ? "on" : "off";
          }}
        />
        {header.sound}
      </label>
      <button type="button" class="quiet" disabled={!on} onClick={test}>
        {header.testSound}
      </button>
    </span>
  );
}

function SignOut() {
  const desk = useDesk();
  const leave = () => {
    if (desk.state.value.talks.length > 0) dialog.value = { kind: "leave", way: "sign_out" };
    else void leaveForGood();
  };
  return (
    <button type="button" class="quiet" onClick={leave}>
      {words().header.signOut}
    </button>
  );
}
