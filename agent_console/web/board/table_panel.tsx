import type { ComponentChild } from "preact";

interface TablePanelProps {
  id: string;
  heading: string;
  columns: readonly string[];
  /** What stands there while there is no row. */
  empty?: string;
  below?: ComponentChild;
  children: readonly ComponentChild[];
}

/** A table under its heading, one row a child; on a phone each cell carries its column's name as `data-label`. */
export function TablePanel({ id, heading, columns, empty, below, children }: TablePanelProps) {
  return (
    <section class="panel">
      <h2 id={id}>{heading}</h2>
      {children.length === 0 ? (
        <p class="hint">{empty}</p>
      ) : (
        <table aria-labelledby={id}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
      {below}
    </section>
  );
}
