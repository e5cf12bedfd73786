import { useState } from "preact/hooks";
import { allowNotifying, canNotify } from "./notifying";
import { desktop, sound, soundHeard } from "./preferences";
import { playOffer, unblock } from "./sound";
import { words } from "./texts";

/** Before the first chat after signing in: whoever does not hear an offer misses it. */
export function SoundCheck() {
  const text = words().soundCheck;
  const [played, setPlayed] = useState(false);
  const [unheard, setUnheard] = useState(false);
  if (soundHeard.value === "yes") return null;
  const play = () => {
    sound.value = "on";
    unblock();
    playOffer();
    setPlayed(true);
  };
  return (
    <section class="sound-check" aria-labelledby="sound-check">
      <h3 id="sound-check">{text.heading}</h3>
      <div class="row">
        <button type="button" class={played ? "quiet" : ""} onClick={play}>
          {text.play}
        </button>
        {played && (
          <>
            <button type="button" onClick={() => (soundHeard.value = "yes")}>
              {text.heard}
            </button>
            <button type="button" class="quiet" onClick={() => setUnheard(true)}>
              {text.unheard}
            </button>
          </>
        )}
      </div>
      <p role="status">{unheard && text.help}</p>
      {canNotify() && <DesktopSwitch />}
    </section>
  );
}

export function DesktopSwitch() {
  const text = words().soundCheck;
  const [refused, setRefused] = useState(false);
  const change = async (on: boolean) => {
    if (!on) desktop.value = "off";
    else setRefused(!(await allowNotifying()));
  };
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          checked={desktop.value === "on"}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        {text.desktop}
      </label>
      {refused && (
        <small class="wrong" role="alert">
          {text.refused}
        </small>
      )}
    </>
  );
}
