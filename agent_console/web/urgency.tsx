import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "./desk_context";
import type { Talk } from "./state";

type View = ComponentType<{ talk: Talk }>;

/** What may need help at once: a file of its own, fetched with the first chat, and again where it did not come. */
export function Urgency({ talk }: { talk: Talk }) {
  const [found, setFound] = useState<{ View: View } | null>(null);
  const { status } = useDesk().state.value;
  useEffect(() => {
    if (found) return;
    import("./urgency_prompt").then(
      ({ UrgencyPrompt }) => setFound({ View: UrgencyPrompt }),
      () => {},
    );
  }, [status, talk.chat.last_seq]);
  return found && <found.View talk={talk} />;
}
