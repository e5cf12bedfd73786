import type { ResourceCard } from "../wire";
import type { Language } from "../wire/language";
import { pageLink, phoneLink } from "../wire/resource_links";
import { NewTab } from "./new_tab";
import type { Texts } from "./texts";
import { checkedInWords } from "./words";

interface ResourceProps {
  resource: ResourceCard;
  words: Texts;
  language: Language;
}

/** A service that was shared: as it was then, and when somebody last checked it. */
export function Resource({ resource, words, language }: ResourceProps) {
  const { name, phone } = resource;
  const [call, page] = [phoneLink(phone), pageLink(resource.url)];
  return (
    <div class="text">
      <div lang={resource.language}>
        <h2>{name}</h2>
        <p>{resource.what_for}</p>
        <p>
          {resource.who_for} · {resource.area}
        </p>
      </div>
      {call && (
        <p>
          <a href={call} target="_top">
            {words.callNow} <bdi>{phone}</bdi>
          </a>
        </p>
      )}
      <NewTab href={page} says={words.page} name={name} words={words} />
      <p>
        <small>{checkedInWords(resource, words, language)}</small>
      </p>
    </div>
  );
}
