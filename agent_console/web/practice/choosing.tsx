import { useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { closeDialog, Modal } from "../modal";
import { language as mine } from "../preferences";
import { practiceRoom } from "../seat";
import { words } from "../texts";
import { mayPractise, practise } from "./room";
import { type Script, scriptsIn } from "./script";
import { practiceWords } from "./texts";

/** Which visitor is to be practised with. */
export function ChoosePractice() {
  const desk = useDesk();
  const { cancel, languages } = words();
  const text = practiceWords();
  const [refused, setRefused] = useState(false);
  const spoken = desk.state.value.me?.languages ?? [];
  const own = spoken.filter((one) => one === mine.value);
  const inOrder = [...own, ...spoken.filter((one) => one !== mine.value)];
  const blocked = refused || !(practiceRoom.value || mayPractise(desk));
  const choose = async (script: Script) => {
    if (await practise(desk, script)) closeDialog();
    else setRefused(true);
  };
  return (
    <Modal heading={text.choose}>
      <p>{text.explain}</p>
      {blocked && (
        <p class="wrong" role="alert">
          {text.notNow}
        </p>
      )}
      {inOrder.map((one) => (
        <section key={one}>
          {inOrder.length > 1 && <h3>{languages[one]}</h3>}
          <ul class="scripts">
            {scriptsIn(one).map((script) => (
              <li key={script.id}>
                <button type="button" class="quiet" disabled={blocked} onClick={() => choose(script)}>
                  <b>{script.name ?? text.noName}</b> <span>{script.aim}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div class="row">
        <button type="button" class="quiet" onClick={closeDialog}>
          {cancel}
        </button>
      </div>
    </Modal>
  );
}
