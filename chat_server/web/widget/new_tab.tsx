import type { Texts } from "./texts";

interface NewTabProps {
  /** Null: there is nothing that may be followed. */
  href: string | null;
  says: string;
  name: string;
  words: Texts;
}

/** A link that leaves the chat where it is. */
export function NewTab({ href, says, name, words }: NewTabProps) {
  return (
    href && (
      <p>
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${says}: ${name} (${words.newWindow})`}
        >
          {says}
        </a>
      </p>
    )
  );
}
