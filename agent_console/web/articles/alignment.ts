// The longest common subsequence of two lists: what stayed, what went and what came.

export type Mark = "same" | "added" | "removed";

export interface Piece {
  mark: Mark;
  text: string;
}

/** Cells of the table below; beyond it, what lies between the common ends counts as replaced. */
const LARGEST = 4_000_000;

const marked = (mark: Mark, texts: readonly string[]): Piece[] => texts.map((text) => ({ mark, text }));

/** Hunt no further than the ends that both have in common. */
export function aligned(before: readonly string[], after: readonly string[]): Piece[] {
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [
    ...marked("same", before.slice(0, head)),
    ...between(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...marked("same", before.slice(before.length - tail)),
  ];
}

function between(before: readonly string[], after: readonly string[]): Piece[] {
  if (before.length * after.length > LARGEST)
    return [...marked("removed", before), ...marked("added", after)];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const length = (row: number, column: number) => lengths[row * width + column] ?? 0;
  const pieces: Piece[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, now] = [before[row], after[column]];
    if (old !== undefined && old === now) {
      pieces.push({ mark: "same", text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && length(row + 1, column) >= length(row, column + 1)) {
      pieces.push({ mark: "removed", text: old });
      row += 1;
    } else if (now !== undefined) {
      pieces.push({ mark: "added", text: now });
      column += 1;
    } else {
      pieces.push(...marked("removed", before.slice(row)));
      row = before.length;
    }
  }
  return pieces;
}

/** Row by row, how much is common from here to both ends. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [down, right] = [
        lengths[(row + 1) * width + column] ?? 0,
        lengths[row * width + column + 1] ?? 0,
      ];
      const both = (lengths[(row + 1) * width + column + 1] ?? 0) + 1;
      lengths[row * width + column] = before[row] === after[column] ? both : Math.max(down, right);
    }
  }
  return lengths;
}
