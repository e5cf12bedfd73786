import { words } from "../../texts/board";
import type { HoursWindow } from "../../wire";
import { windowInWords } from "./hours_words";

/** The windows of a day, to be read; each stays in one line. */
export function Windows({ windows }: { windows: readonly HoursWindow[] }) {
  if (windows.length === 0) return <>{words().hours.closed}</>;
  return (
    <span class="told-windows">
      {windows.map((one) => (
        <span key={`${one.opens} ${one.closes}`}>{windowInWords(one)}</span>
      ))}
    </span>
  );
}
