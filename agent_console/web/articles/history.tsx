import { useEffect, useRef, useState } from "preact/hooks";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { PastVersion } from "../wire";
import { instantInWords } from "../wording";
import { tongueOf } from "./article_words";
import { Comparison } from "./comparison";
import { useHistory, useVersion } from "./reading";

/** What was published of an article, and what differs between two of its versions. */
export function History({ named, onClose }: { named: Named; onClose: () => void }) {
  const { history: text, editor } = articleWords();
  const { read, failed } = useHistory(named);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section class="panel" aria-labelledby="history-heading">
      <button type="button" class="quiet" onClick={onClose}>
        {editor.back}
      </button>
      <h2 id="history-heading" ref={heading} tabIndex={-1}>
        {text.heading(named.slug, tongueOf(named))}
      </h2>
      {read ? (
        <Versions named={named} versions={read.versions} />
      ) : (
        <p class="hint">{failed ? text.failed : text.loading}</p>
      )}
    </section>
  );
}

function Versions({ named, versions }: { named: Named; versions: readonly PastVersion[] }) {
  const { history: text } = articleWords();
  const [latest, earlier] = versions;
  if (!latest) return <p class="hint">{text.none}</p>;
  return (
    <>
      <ul class="versions">
        {versions.map((one) => (
          <li key={one.version}>
            <b>{text.version(one.version)}</b> {one.title} <small>{stateOf(one)}</small>
          </li>
        ))}
      </ul>
      {earlier ? <TwoVersions named={named} versions={versions} /> : <p class="hint">{text.only}</p>}
    </>
  );
}

function stateOf(one: PastVersion): string {
  const { history: text, shelf } = articleWords();
  const stands = one.current && !one.withdrawn_at ? text.stands : "";
  const gone = one.withdrawn_at ? `${shelf.withdrawn}: ${one.withdrawn_reason ?? ""}` : "";
  return [text.added(instantInWords(one.added_at)), stands, gone].filter(Boolean).join(" · ");
}

function TwoVersions({ named, versions }: { named: Named; versions: readonly PastVersion[] }) {
  const { history: text, compare } = articleWords();
  const [[from, to], choose] = useState([versions[1]?.version ?? 1, versions[0]?.version ?? 1]);
  const [before, after] = [useVersion(named, from), useVersion(named, to)];
  const failed = before.failed || after.failed;
  const select = (label: string, chosen: number, then: (version: number) => void) => (
    <label>
      {label}
      <select value={chosen} onChange={(event) => then(Number(event.currentTarget.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {text.version(version)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <h3>{text.differing}</h3>
      <div class="row">
        {select(text.from, from, (version) => choose([version, to]))}
        {select(text.to, to, (version) => choose([from, version]))}
      </div>
      {before.read && after.read ? (
        <Comparison before={before.read.text} after={after.read.text} tongue={named.language} />
      ) : (
        <p class="hint">{failed ? text.failed : compare.loading}</p>
      )}
    </>
  );
}
