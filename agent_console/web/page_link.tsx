import { safePath } from "./safe_path";
import { words } from "./texts";

interface PageLinkProps {
  address: string | undefined;
  says: string;
}

/** A page of ours, in a tab of its own. */
export function PageLink({ address, says }: PageLinkProps) {
  const path = address && safePath(address);
  if (!path) return null;
  return (
    <a href={path} target="_blank" rel="noopener">
      {says}
      <span class="unseen"> ({words().newTab})</span>
    </a>
  );
}
