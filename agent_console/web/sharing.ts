// What is shared from the drawer: what came of it, and whether it is on its way already.

import type { ArticleChoice, Message, ResourceChoice, Talk } from "./state";
import { words } from "./texts";

export type Choice = ArticleChoice | ResourceChoice;

type Outgoing = Talk["outgoing"];

export function messageOf(choice: Choice): Message {
  return "slug" in choice ? { article: choice } : { resource: choice };
}

/** The same card, where it was shared before and the log does not have it yet. */
export function onItsWay(outgoing: Outgoing, choice: Choice): Choice | undefined {
  return outgoing
    .filter((one) => one.delivery !== "refused")
    .map(({ message }) => choiceIn(message))
    .find((one) => JSON.stringify(one) === JSON.stringify(choice));
}

/** How many cards the server refused. */
export function countRefused(outgoing: Outgoing): number {
  return outgoing.filter(({ delivery, message }) => delivery === "refused" && choiceIn(message)).length;
}

/** How far it is on its way; undefined where it has come, or was given up. */
export function deliveryOf(outgoing: Outgoing, choice: Choice): Outgoing[number]["delivery"] | undefined {
  return outgoing.find(({ message }) => choiceIn(message) === choice)?.delivery;
}

/** What came of sharing it, by now. */
export function cameInWords(outgoing: Outgoing, choice: Choice): string {
  const { shared, kept, notShared } = words().drawer;
  const delivery = deliveryOf(outgoing, choice);
  const told = delivery === "refused" ? notShared : delivery === "not_connected" ? kept : shared;
  return told(choice.title);
}

function choiceIn(message: Message): Choice | undefined {
  if ("article" in message) return message.article;
  return "resource" in message ? message.resource : undefined;
}
