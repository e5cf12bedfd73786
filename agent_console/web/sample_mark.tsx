import { words } from "./texts";

/** Beside an article that no clinician has reviewed: in short to whoever looks, in full to whoever points or listens. */
export function SampleMark() {
  const { name, means } = words().sample;
  return (
    <p class="sample">
      <span title={means}>
        {name}
        <span class="unseen">: {means}</span>
      </span>
    </p>
  );
}
