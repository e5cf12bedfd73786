import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "./texts";

interface ApartProps<Given> {
  load: () => Promise<ComponentType<Given>>;
  /** What it is given, where it needs anything. */
  given?: Given;
}

/** A place that is a file of its own, fetched when somebody goes there: nobody who only chats waits for it. */
export function Apart<Given extends object>({ load, given }: ApartProps<Given>) {
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<{ View: ComponentType<Given> } | "failed" | null>(null);
  useEffect(() => {
    let wanted = true;
    load().then(
      (View) => wanted && setFound({ View }),
      () => wanted && setFound("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [tries]);
  const again = () => {
    setFound(null);
    setTries(tries + 1);
  };
  if (found === "failed") return <NotLoaded again={again} failedBefore={tries > 0} />;
  if (found) return <found.View {...(given as Given)} />;
  return (
    <p class="opening" role="status">
      {words().apart.loading}
    </p>
  );
}

/** A browser may remember that a file was missing, and a newer console has other files: then the page is loaded anew. */
function NotLoaded({ again, failedBefore }: { again: () => void; failedBefore: boolean }) {
  const { apart: text } = words();
  return (
    <section class="nothing" role="alert">
      <h1>{text.failed}</h1>
      <p>{text.means}</p>
      {failedBefore && <p>{text.still}</p>}
      <div class="row">
        <button type="button" onClick={again}>
          {text.again}
        </button>
        {failedBefore && (
          <button type="button" class="quiet" onClick={() => location.reload()}>
            {text.reload}
          </button>
        )}
      </div>
    </section>
  );
}
