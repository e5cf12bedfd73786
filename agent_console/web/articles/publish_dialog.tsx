import { useMemo, useState } from "preact/hooks";
import { Modal } from "../modal";
import { language } from "../preferences";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ReadDraftAck } from "../wire";
import { LOCALES } from "../wording";
import { Comparison } from "./comparison";
import { differences } from "./differences";
import { Pair } from "./pair";
import { ConfirmRow, type StepDialogProps } from "./step_dialogs";
import { StillRevised } from "./still_revised";

interface PublishDialogProps extends StepDialogProps {
  named: Named;
  read: ReadDraftAck;
  /** Of the version of the draft that was shown. */
  onConfirm: (version: number) => void;
}

/** Shows what visitors would be sent from now on in place of what, and what becomes of the other language. */
export function PublishDialog({ named, read, onConfirm, ...rest }: PublishDialogProps) {
  const { publish: text, compare } = articleWords();
  // As it was when the dialog was opened: nothing is published that was not shown.
  const [{ draft, ...stands }] = useState(read);
  const after = draft?.text ?? "";
  return (
    <Modal heading={text.heading} onClose={rest.onClose}>
      <p>{text.means}</p>
      <ul class="published-with">
        <Replaced {...stands} after={after} />
        <Pair named={named} />
        <StillRevised as="li" before={stands.shelved} after={after} />
      </ul>
      {stands.shelved !== null && (
        <details open>
          <summary>
            <h3>{compare.act}</h3>
          </summary>
          <Comparison before={stands.shelved} after={after} tongue={named.language} />
        </details>
      )}
      <ConfirmRow act={text.save} onConfirm={() => onConfirm(draft?.version ?? 0)} {...rest} />
    </Modal>
  );
}

type Shelved = Pick<ReadDraftAck, "shelved" | "shelved_version" | "shelved_withdrawn">;

function Replaced({ shelved, shelved_version: version, after, ...stands }: Shelved & { after: string }) {
  const { publish: text, compare } = articleWords();
  const changed = useMemo(
    () => differences(shelved ?? "", after).filter((part) => part.mark !== "same"),
    [shelved, after],
  );
  if (shelved === null || version === null) return <li>{compare.nothing}</li>;
  const sections = changed.filter((part) => part.title !== null).length;
  const parts = [sections > 0 && text.sections(sections), sections < changed.length && text.head];
  const said = parts.filter((part) => part !== false);
  const listed = new Intl.ListFormat(LOCALES[language.value]).format(said) || text.none;
  const told = stands.shelved_withdrawn ? text.replacesWithdrawn : text.replaces;
  return <li>{told(version, listed)}</li>;
}
