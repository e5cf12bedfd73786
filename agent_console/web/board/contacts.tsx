import { useState } from "preact/hooks";
import { contactWords } from "../texts/contacts";
import type { Queue } from "../wire";
import { type Category, categoriesOf, readContacts, valueInWords } from "./contact_report";
import { Report } from "./report";

/** Calls and chats of today, and what the records of some days say. */
export function Contacts({ queue }: { queue: Queue }) {
  const { report: text } = contactWords();
  return (
    <section class="panel" aria-labelledby="contacts-heading">
      <h2 id="contacts-heading">{text.heading}</h2>
      <p>{text.today(queue.contacts.chat, queue.contacts.phone)}</p>
      <Report name="contacts" heading={text.ofDays} today={queue.roster.today}>
        {(days) => <Shown key={`${days.from}/${days.to}`} days={days} />}
      </Report>
    </section>
  );
}

function Shown({ days }: { days: { from: string; to: string } }) {
  const { report: text } = contactWords();
  const [found, setFound] = useState<readonly Category[] | "failed" | null>(null);
  const show = async () => {
    const rows = await readContacts(days);
    setFound(rows ? categoriesOf(rows) : "failed");
  };
  return (
    <>
      <button type="button" class="quiet" onClick={show}>
        {text.show}
      </button>
      {found === "failed" && (
        <p class="wrong" role="alert">
          {text.failed}
        </p>
      )}
      {found && found !== "failed" && (
        <div class="counts" role="status">
          {found.length === 0 ? <p class="hint">{text.none}</p> : <Counts categories={found} />}
        </div>
      )}
    </>
  );
}

function Counts({ categories }: { categories: readonly Category[] }) {
  const { report: text } = contactWords();
  return (
    <table aria-label={text.ofDays}>
      <thead>
        <tr>
          <td />
          <th scope="col">{text.chats}</th>
          <th scope="col">{text.calls}</th>
        </tr>
      </thead>
      {categories.map(({ category, values }) => (
        <tbody key={category}>
          <tr class="category">
            <th scope="rowgroup" colSpan={3}>
              {text.categories[category]}
            </th>
          </tr>
          {values.map(({ value, chat, phone }) => (
            <tr key={value}>
              <th scope="row">{valueInWords(category, value)}</th>
              <td data-label={text.chats}>{chat}</td>
              <td data-label={text.calls}>{phone}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
