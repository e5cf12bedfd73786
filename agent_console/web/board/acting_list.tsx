interface ActingListProps<Choice extends string> {
  label: string;
  /** What stands there until something is chosen, and again after it. */
  prompt: string;
  options: readonly (readonly [Choice, string])[];
  choose: (choice: Choice) => void;
}

/** A list that keeps nothing: what is chosen is done. */
export function ActingList<Choice extends string>(props: ActingListProps<Choice>) {
  const { label, prompt, options, choose } = props;
  const changed = (event: Event) => {
    const list = event.currentTarget as HTMLSelectElement;
    const chosen = options.find(([choice]) => choice === list.value);
    list.value = "";
    if (chosen) choose(chosen[0]);
  };
  return (
    <select class="small" aria-label={label} value="" onChange={changed}>
      <option value="">{prompt}</option>
      {options.map(([choice, text]) => (
        <option key={choice} value={choice}>
          {text}
        </option>
      ))}
    </select>
  );
}
