// Tests only: a component on the page of a desk whose server is moved by hand.

import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { snapshot } from "./cast";
import { Desk } from "./desk";
import { DeskProvider } from "./desk_context";
import { FakeConnection } from "./fake_connection";

let page: HTMLElement | undefined;

export async function show(
  child: ComponentChild,
  change: Parameters<typeof snapshot>[0] = {},
  answers: FakeConnection["answers"] = {},
): Promise<FakeConnection> {
  leave();
  const connection = new FakeConnection();
  Object.assign(connection.answers, answers);
  const desk = new Desk(connection, () => {});
  desk.start();
  connection.push("snapshot", snapshot(change));
  page = document.body.appendChild(document.createElement("div"));
  await act(async () => render(<DeskProvider value={desk}>{child}</DeskProvider>, page as HTMLElement));
  return connection;
}

export function leave(): void {
  if (page) act(() => render(null, page as HTMLElement));
  document.body.replaceChildren();
}
