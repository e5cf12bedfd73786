import { articleWords } from "../texts/articles";
import { dayInWords } from "../wording";

const DAY = /^last_revised:\s*["']?(\d{4}-\d\d-\d\d)\b/m;

interface StillRevisedProps {
  as: "li" | "p";
  /** What is published, and what is to take its place. */
  before: string | null;
  after: string;
}

/** A text that was changed with the date of the one before: perhaps it is right, so it is a hint and no fault. */
export function StillRevised({ as: Tag, before, after }: StillRevisedProps) {
  const { publish: text } = articleWords();
  const day = DAY.exec(after)?.[1];
  // Sweden writes a day as an article does.
  if (
    !day ||
    day === new Date().toLocaleDateString("sv") ||
    before === null ||
    before === after ||
    DAY.exec(before)?.[1] !== day
  )
    return null;
  return <Tag class="still">{text.stillRevised(dayInWords(day))}</Tag>;
}
