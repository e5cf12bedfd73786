import { useState } from "preact/hooks";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { PastVersion } from "../wire";
import { instantInWords } from "../wording";
import { useArrival } from "./arrival";
import { tongueOf } from "./article_words";
import { Comparison } from "./comparison";
import { useHistory, useStanding, useVersion } from "./reading";
import { type OneVersion, Withdraw } from "./withdraw";

/** What was published of an article, and what differs between two of its versions. */
export function History({ named, onClose }: { named: Named; onClose: () => void }) {
  const { history: text, editor } = articleWords();
  const [withdrawn, setWithdrawn] = useState(0);
  const { read, failed } = useHistory(named, withdrawn);
  const heading = useArrival();
  const onWithdrawn = () => {
    setWithdrawn(withdrawn + 1);
    // After the dialog has given the focus back: its button goes with the next reading.
    setTimeout(() => heading.current?.focus());
  };
  return (
    <section class="panel" aria-labelledby="history-heading">
      <button type="button" class="quiet" onClick={onClose}>
        {editor.back}
      </button>
      <h2 id="history-heading" ref={heading} tabIndex={-1}>
        {text.heading(named.slug, tongueOf(named))}
      </h2>
      <OpenDraft named={named} />
      {read ? (
        <Versions named={named} versions={read.versions} onWithdrawn={onWithdrawn} />
      ) : (
        <p class="hint">{failed ? text.failed : text.loading}</p>
      )}
    </section>
  );
}

interface VersionsProps {
  named: Named;
  versions: readonly PastVersion[];
  onWithdrawn: () => void;
}

function Versions({ named, versions, onWithdrawn }: VersionsProps) {
  const { history: text } = articleWords();
  const [latest, earlier] = versions;
  if (!latest) return <p class="hint">{text.none}</p>;
  return (
    <>
      <ul class="versions">
        {versions.map((one) => (
          <li key={one.version}>
            <b>{text.version(one.version)}</b> <span lang={named.language}>{one.title}</span>
            {happenings(one).map((said) => (
              <small key={said}>{said}</small>
            ))}
            {!one.withdrawn_at && <Recallable version={{ ...named, ...one }} onWithdrawn={onWithdrawn} />}
          </li>
        ))}
      </ul>
      {earlier ? <TwoVersions named={named} versions={versions} /> : <p class="hint">{text.only}</p>}
    </>
  );
}

interface RecallableProps {
  version: OneVersion;
  onWithdrawn: () => void;
}

/** A version that nobody has withdrawn, be it the current one or not: who has it, and the way to withdraw it. */
function Recallable({ version, onWithdrawn }: RecallableProps) {
  const { history: text, shelf } = articleWords();
  const [asking, setAsking] = useState(false);
  const { read } = useVersion(version, version.version);
  const closed = (done: boolean) => {
    setAsking(false);
    if (done) onWithdrawn();
  };
  return (
    <div class="row acts">
      {read && <span>{text.open(read.open_chats)}</span>}
      <button
        type="button"
        class="quiet small"
        aria-label={text.withdrawNamed(version.version)}
        onClick={() => setAsking(true)}
      >
        {shelf.withdraw}
      </button>
      {asking && <Withdraw article={version} onClose={closed} />}
    </div>
  );
}

/** Who did what to a version and when, the last first. Where nobody is named, nothing is said of how it was done. */
function happenings(one: PastVersion): string[] {
  const { history: text } = articleWords();
  const { written_at, written_by, published_by, withdrawn_at, withdrawn_by, withdrawn_reason } = one;
  const [added, why] = [instantInWords(one.added_at), withdrawn_reason ?? ""];
  const told = [published_by ? text.published(published_by.name, added) : text.publishedThen(added)];
  if (written_by && written_at) told.push(text.written(written_by.name, instantInWords(written_at)));
  if (!withdrawn_at) return one.current ? [text.stands, ...told] : told;
  const gone = instantInWords(withdrawn_at);
  const who = withdrawn_by?.name;
  return [who ? text.withdrawn(who, gone, why) : text.withdrawnThen(gone, why), ...told];
}

/** What is being written of it now, and by whom. */
function OpenDraft({ named }: { named: Named }) {
  const { history: text, states } = articleWords();
  const draft = useStanding(named).read?.draft;
  if (!draft) return null;
  const { state, moved_by: by, moved_at: at } = draft;
  return <p>{text.drafted(states[state], by.name, instantInWords(at))}</p>;
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
