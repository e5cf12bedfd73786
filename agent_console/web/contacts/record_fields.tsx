import { Choice } from "../choice";
import { words } from "../texts";
import { contactWords } from "../texts/contacts";
import type { ContactRecord } from "../wire";
import type { Shared } from "./record";

interface RecordFieldsProps {
  /** What keeps its names apart from those of other records on the page. */
  of: string;
  relation?: ContactRecord["relation"];
  topic?: ContactRecord["topics"][number] | null;
  shared: readonly Shared[];
  missing: boolean;
}

/** What is asked of a contact. Only the kind and the outcome are needed; the rest is folded away or filled in. */
export function RecordFields({ of, relation = "undisclosed", topic, shared, missing }: RecordFieldsProps) {
  const { record: text } = contactWords();
  const id = (name: string) => `${name}-${of}`;
  return (
    <>
      <div class="pair">
        <Choice
          name="contact_type"
          id={id("kind")}
          label={text.contactType}
          options={text.contactTypes}
          missing={missing}
        />
        <Choice
          name="outcome"
          id={id("outcome")}
          label={text.outcome}
          options={text.outcomes}
          missing={missing}
        />
        <Choice
          name="relation"
          id={id("relation")}
          label={text.relation}
          options={words().roles}
          value={relation}
        />
      </div>
      <Several name="topics" legend={text.topics} options={words().topics} chosen={topic ? [topic] : []} />
      {shared.length > 0 && <Referrals shared={shared} />}
      <details class="more">
        <summary>
          {text.more} <small>({words().optional})</small>
        </summary>
        <div class="pair">
          <Choice
            name="cancer_type"
            id={id("cancer")}
            label={text.cancerType}
            options={text.cancerTypes}
            none={text.notGiven}
          />
          <Choice
            name="stage_of_journey"
            id={id("stage")}
            label={text.stage}
            options={text.stages}
            none={text.notGiven}
          />
        </div>
        <Several name="needs" legend={text.needs} options={text.needNames} chosen={[]} />
      </details>
      <label for={id("text")}>
        {text.text} <small>({words().optional})</small>
      </label>
      <textarea id={id("text")} name="text" rows={2} maxLength={4000} aria-describedby={id("hint")} />
      <small id={id("hint")}>{text.textHint}</small>
    </>
  );
}

interface SeveralProps {
  name: string;
  legend: string;
  options: Record<string, string>;
  chosen: readonly string[];
}

function Several({ name, legend, options, chosen }: SeveralProps) {
  return (
    <fieldset class="topics">
      <legend>{legend}</legend>
      {Object.entries(options).map(([value, said]) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
          {said}
        </label>
      ))}
    </fieldset>
  );
}

function Referrals({ shared }: { shared: readonly Shared[] }) {
  const { record: text } = contactWords();
  return (
    <fieldset class="topics referrals">
      <legend>
        {text.referrals} <small>{text.referralsHint}</small>
      </legend>
      {shared.map(({ kind, id, title }) => (
        <label key={`${kind}/${id}`}>
          <input type="checkbox" name="referrals" value={`${kind}/${id}`} defaultChecked />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
