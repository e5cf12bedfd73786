import { words } from "../../texts/board";
import { Ticking } from "../../ticking";
import type { Roster } from "../../wire";

/** How many of those who are planned now are there, and who is there besides. */
export function Present({ roster }: { roster: Roster }) {
  const { roster: text, codes } = words();
  return (
    <>
      <p>{text.summary(roster.planned_now, roster.planned_on_duty)}</p>
      {roster.unplanned.length > 0 && (
        <>
          <h4 id="roster-unplanned">{text.unplanned}</h4>
          <ul aria-labelledby="roster-unplanned" class="unplanned">
            {roster.unplanned.map((one) => (
              <li key={one.id}>
                {one.name} <small>{one.languages.map((language) => codes[language]).join(" ")}</small>{" "}
                <small>
                  <Ticking since={one.since} say={text.for} />
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
