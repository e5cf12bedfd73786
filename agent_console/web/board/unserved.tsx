import { words } from "../texts/board";
import type { Queue } from "../wire";
import { Report } from "./report";
import { TablePanel } from "./table_panel";

const LANGUAGES = ["en", "es"] as const;

/** Why people went without a chat today, by language: a row for each reason that there was. */
export function Unserved({ queue }: { queue: Queue }) {
  const { board, languages } = words();
  const { unserved } = board;
  const counts = LANGUAGES.map((one) => queue.by_language[one]?.turned_away_by_reason ?? {});
  const reasons = Object.entries(unserved.reasons).filter(([code]) => counts.some((of) => of[code]));
  const columns = [unserved.reason, ...LANGUAGES.map((one) => languages[one])];
  return (
    <TablePanel
      id="board-unserved"
      heading={unserved.heading}
      columns={columns}
      empty={unserved.empty}
      below={<Report name="turned-away" heading={unserved.report.heading} today={queue.roster.today} />}
    >
      {reasons.map(([code, text]) => (
        <tr key={code}>
          <th scope="row">{text}</th>
          {LANGUAGES.map((one, place) => (
            <td key={one} data-label={languages[one]}>
              {counts[place]?.[code] ?? 0}
            </td>
          ))}
        </tr>
      ))}
    </TablePanel>
  );
}
