import { useEffect, useRef, useState } from "preact/hooks";
import { articleWords } from "../texts/articles";
import { type Named, written } from "../view";
import { arriveAt } from "./arrival";
import { Begin } from "./begin";
import { BringIn } from "./bring_in";
import { DraftEditor } from "./draft_editor";
import { Drafts } from "./drafts";
import { History } from "./history";
import { anythingUnsaved } from "./manuscript";
import { type Done, doneInWords } from "./outcome";
import { Parts } from "./parts";
import { ShelfPanel } from "./shelf_panel";
import { ShelfReports } from "./shelf_reports";

/** For editors: what stands on the shelf, what is being written, and where it is written. */
export function ArticlesView() {
  const text = articleWords();
  const [done, setDone] = useState<Done>();
  const open = written.value;
  const [past, setPast] = useState<Named | null>(null);
  const heading = useFocusOnReturn(open ?? past);
  useWarningOfUnsaved();
  const close = (what?: Done) => {
    written.value = null;
    setDone(what);
  };
  const choose = (named: Named) => {
    written.value = { slug: named.slug, language: named.language };
    setDone(undefined);
  };
  const look = (named: Named) => {
    setPast(named);
    setDone(undefined);
  };
  return (
    <div class="board articles">
      <h1 class="unseen" ref={heading} tabIndex={-1}>
        {text.heading}
      </h1>
      <p class="outcome" role="status">
        {done && doneInWords(done)}
      </p>
      {open ? (
        <DraftEditor key={`${open.language}/${open.slug}`} named={open} onClose={close} />
      ) : past ? (
        <History named={past} onClose={() => setPast(null)} />
      ) : (
        <>
          <Parts />
          <Drafts open={choose} />
          <ShelfPanel edit={choose} look={look} />
          <Begin begin={choose} />
          <BringIn begun={choose} />
          <ShelfReports />
        </>
      )}
    </div>
  );
}

/** Whoever closed a draft goes on from the top of the lists, not from nowhere. */
function useFocusOnReturn(open: Named | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(open);
  useEffect(() => {
    if (before.current && !open) arriveAt(heading.current);
    before.current = open;
  }, [open]);
  return heading;
}

/** Text that is in this page's memory only is not closed unasked. */
function useWarningOfUnsaved(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (anythingUnsaved()) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
}
