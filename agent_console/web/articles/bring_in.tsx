import { useId, useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ImportedAck, WireError } from "../wire";
import { refusalInWords } from "./article_words";
import { base64Of } from "./base64";
import { Imported } from "./imported";
import { PARTS } from "./parts";

/** Bytes: what one command carries. */
const LARGEST = 45_000;

/** Why nothing came of it; worded when it is read. */
type Wrong =
  | { what: "nothing" }
  | { what: "tooLarge"; kilobytes: number }
  | { what: "refused"; error: WireError };

/** A saved page, or text from the clipboard, becomes the text of a draft. */
export function BringIn({ begun }: { begun: (named: Named) => void }) {
  const { bringIn: text } = articleWords();
  const { connection } = useDesk();
  const [found, setFound] = useState<ImportedAck | null>(null);
  const [wrong, setWrong] = useState<Wrong>();
  const id = useId();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setFound(null);
    const page = await pageIn(new FormData(event.currentTarget as HTMLFormElement));
    if (!page) return setWrong({ what: "nothing" });
    if (page.bytes.length > LARGEST)
      return setWrong({ what: "tooLarge", kilobytes: Math.ceil(page.bytes.length / 1000) });
    const answer = await connection.ask("import_page", { name: page.name, content: base64Of(page.bytes) });
    setWrong(answer.ok ? undefined : { what: "refused", error: answer.error });
    if (answer.ok) setFound(answer);
  };
  return (
    <section class="panel" aria-labelledby={PARTS.bringIn}>
      <h2 id={PARTS.bringIn}>{text.heading}</h2>
      <p class="hint">{text.means}</p>
      <form class="begin" onSubmit={submit} noValidate>
        <div>
          <label for={`${id}-file`}>{text.file}</label>
          <input id={`${id}-file`} type="file" name="file" accept=".html,.htm,.xhtml,.txt" />
        </div>
        <div>
          <label for={`${id}-pasted`}>{text.pasted}</label>
          <textarea id={`${id}-pasted`} name="pasted" rows={4} />
        </div>
        <div class="row">
          <button type="submit">{text.act}</button>
        </div>
      </form>
      {wrong && (
        <p class="wrong" role="alert">
          <NotRead wrong={wrong} />
        </p>
      )}
      {found && <Imported found={found} begun={begun} />}
    </section>
  );
}

/** The file, else what was pasted; undefined where there is neither. */
async function pageIn(said: FormData): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const [file, pasted] = [said.get("file"), String(said.get("pasted") ?? "")];
  if (file instanceof File && file.name) {
    return { name: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  return pasted.trim() ? { name: "page.txt", bytes: new TextEncoder().encode(pasted) } : undefined;
}

/** What is wrong with a page is told in English only. */
function NotRead({ wrong }: { wrong: Wrong }) {
  const { bringIn: text } = articleWords();
  if (wrong.what === "nothing") return <>{text.nothing}</>;
  if (wrong.what === "tooLarge") return <>{text.tooLarge(wrong.kilobytes)}</>;
  const { error } = wrong;
  if (error.field !== "content" && error.field !== "name") return <>{refusalInWords(error)}</>;
  return (
    <>
      {text.refused} <span lang="en">{error.message}</span>
    </>
  );
}
