import { useState } from "preact/hooks";
import { Sparkline } from "../board/sparkline";
import { TablePanel } from "../board/table_panel";
import { Choice } from "../choice";
import { Log } from "../log_view";
import { language } from "../preferences";
import { SampleMark } from "../sample_mark";
import { words } from "../texts";
import { COURSE, exampleTalk } from "./example";
import { componentWords } from "./texts";

const COLOURS = ["page", "card", "mine", "calm", "note", "brand", "alert", "good", "line", "hair"] as const;

/** Every component in each of its states, for whoever changes one. Its address is `#components`. */
export function ComponentsView() {
  const text = componentWords();
  return (
    <div class="board components">
      <h1>{text.heading}</h1>
      <p>{text.means}</p>
      <Colours />
      <Type />
      <Buttons />
      <Fields />
      <Marks />
      <News />
      <Conversation />
      <Figures />
      <TablePanel id="components-table" heading={text.table} columns={[text.name, text.state]}>
        <tr>
          <th scope="row">Ann</th>
          <td data-label={text.state}>
            <span class="badge available">{words().duty.available}</span>
          </td>
        </tr>
        <tr>
          <th scope="row">Ben</th>
          <td data-label={text.state}>
            <span class="badge away">{words().duty.away}</span>
          </td>
        </tr>
      </TablePanel>
      <TablePanel id="components-empty" heading={text.empty} columns={[]} empty={text.nothing}>
        {[]}
      </TablePanel>
    </div>
  );
}

function Colours() {
  return (
    <section class="panel">
      <h2>{componentWords().colours}</h2>
      <ul class="swatches">
        {COLOURS.map((name) => (
          <li key={name}>
            <span class="swatch" style={{ background: `var(--${name})` }} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Type() {
  const { type, sentence } = componentWords();
  return (
    <section class="panel">
      <h2>{type}</h2>
      <p class="figure-size">12:05</p>
      <h2>{sentence}</h2>
      <h3>{sentence}</h3>
      <p>{sentence}</p>
      <p class="hint">{sentence}</p>
      <p>
        <a href="#components">{sentence}</a> <kbd>Alt A</kbd>
      </p>
    </section>
  );
}

function Buttons() {
  const { buttons, act } = componentWords();
  return (
    <section class="panel">
      <h2>{buttons}</h2>
      <div class="row">
        <button type="button">{act}</button>
        <button type="button" class="quiet">
          {act}
        </button>
        <button type="button" class="quiet small">
          {act}
        </button>
        <button type="button" class="link">
          {act}
        </button>
        <button type="button" disabled>
          {act}
        </button>
        <button type="button" class="quiet" disabled>
          {act}
        </button>
      </div>
    </section>
  );
}

function Fields() {
  const text = words();
  const components = componentWords();
  const [chosen, setChosen] = useState(true);
  return (
    <section class="panel">
      <h2>{components.fields}</h2>
      <div class="pair">
        <Choice id="components-choice" name="choice" label={components.choice} options={text.topics} />
        <Choice
          id="components-missing"
          name="missing"
          label={components.missing}
          options={text.topics}
          missing
        />
      </div>
      <label for="components-text">{components.text}</label>
      <input id="components-text" placeholder={components.sentence} />
      <label for="components-wrong">{components.wrong}</label>
      <input id="components-wrong" aria-invalid="true" aria-describedby="components-why" />
      <p class="wrong" id="components-why">
        {components.why}
      </p>
      <label class="tick">
        <input type="checkbox" checked={chosen} onChange={() => setChosen(!chosen)} />
        {components.tick}
      </label>
    </section>
  );
}

function Marks() {
  const components = componentWords();
  const { duty } = words();
  return (
    <section class="panel">
      <h2>{components.marks}</h2>
      <div class="row">
        <span class="badge available">{duty.available}</span>
        <span class="badge away">{duty.away}</span>
        <span class="badge closed">{duty.off}</span>
        <SampleMark />
      </div>
      <p class="countdown">
        <progress max={30} value={21} aria-hidden="true" />
        <span>{words().offers.left(21)}</span>
      </p>
      <p class="countdown short">
        <progress max={30} value={6} aria-hidden="true" />
        <span>{words().offers.left(6)}</span>
      </p>
    </section>
  );
}

function News() {
  const components = componentWords();
  const { told } = words();
  return (
    <section class="panel">
      <h2>{components.news}</h2>
      {["told", "told strong"].map((kind) => (
        <p key={kind} class={kind}>
          <span>{components.sentence}</span>
          <button type="button" class="quiet">
            {told.dismiss}
          </button>
        </p>
      ))}
    </section>
  );
}

function Conversation() {
  const text = componentWords();
  return (
    <section class="panel">
      <h2>{text.conversation}</h2>
      <div class="example">
        <Log talk={exampleTalk(language.value, text.sentence)} />
      </div>
    </section>
  );
}

function Figures() {
  const components = componentWords();
  return (
    <section class="panel">
      <h2>{components.figures}</h2>
      <dl class="numbers">
        <div class="big">
          <dt>{components.name}</dt>
          <dd>
            <strong>12:05</strong>
            <Sparkline course={COURSE} of={(one) => one.waiting} say={String} />
          </dd>
        </div>
        <div class="big">
          <dt>{components.name}</dt>
          <dd>
            <strong>{words().none}</strong>
          </dd>
        </div>
      </dl>
    </section>
  );
}
