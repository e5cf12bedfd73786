import { useState } from "preact/hooks";
import { useDesk } from "./desk_context";
import { closeDialog, Modal } from "./modal";
import { language } from "./preferences";
import { ResourceForm } from "./resource_form";
import { nameOf, useDirectory } from "./resources";
import { words } from "./texts";
import type { Resource, Resources } from "./wire";
import { checkedInWords, refusalInWords } from "./wording";

/** The directory, for editors and administrators: written, checked, removed. */
export function ResourcesDialog() {
  const desk = useDesk();
  const { resources: text, close } = words();
  const [editing, setEditing] = useState<Resource | "new" | null>(null);
  const [directory, keep] = useDirectory(desk, editing);
  const saved = (all: Resources) => {
    keep(all);
    setEditing(null);
  };
  if (editing) {
    const resource = editing === "new" ? null : editing;
    return <ResourceForm resource={resource} onSaved={saved} onCancel={() => setEditing(null)} />;
  }
  return (
    <Modal heading={text.heading}>
      {directory?.failed && <p class="hint">{text.failed}</p>}
      {directory?.resources.length === 0 && !directory.failed && <p class="hint">{text.none}</p>}
      <ul class="reply-list">
        {directory?.resources.map((resource) => (
          <Listed key={resource.id} resource={resource} edit={() => setEditing(resource)} onChanged={keep} />
        ))}
      </ul>
      <div class="row">
        <button type="button" onClick={() => setEditing("new")}>
          {text.add}
        </button>
        <button type="button" class="quiet" onClick={closeDialog}>
          {close}
        </button>
      </div>
    </Modal>
  );
}

interface ListedProps {
  resource: Resource;
  edit: () => void;
  onChanged: (all: Resources) => void;
}

/** Removing asks first, in its place. */
function Listed({ resource, edit, onChanged }: ListedProps) {
  const desk = useDesk();
  const { resources: text, codes } = words();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState("");
  const { id, version, texts, phone, stale } = resource;
  const name = nameOf(resource, language.value);
  const has = (["en", "es"] as const).filter((one) => texts[one]).map((one) => codes[one]);
  const step = async (command: "check_resource" | "remove_resource") => {
    const answer = await desk.connection.ask(command, { id, version });
    if (answer.ok) onChanged(answer);
    else setFailed(answer.error.code === "conflict" ? text.changed : refusalInWords(answer.error.code));
  };
  const acts: [string, () => void][] = [
    [text.edit, edit],
    [text.checkedToday, () => void step("check_resource")],
    [asking ? text.yesRemove : text.remove, () => (asking ? void step("remove_resource") : setAsking(true))],
  ];
  return (
    <li>
      <p>
        <b>{name}</b> <small>{[...has, phone].filter(Boolean).join(" · ")}</small>
      </p>
      <p class={stale ? "mark" : "hint"}>{checkedInWords(resource)}</p>
      <div class="small-row">
        {acts.map(([act, press], place) => (
          <button
            key={place}
            type="button"
            class="quiet small"
            aria-label={`${act}, ${name}`}
            onClick={press}
          >
            {act}
          </button>
        ))}
      </div>
      {failed && (
        <p class="wrong" role="alert">
          {failed}
        </p>
      )}
    </li>
  );
}
