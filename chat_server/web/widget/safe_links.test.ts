import { expect, test } from "vitest";
import { articlePath, withLinks } from "./safe_links";

const hrefs = (text: string) =>
  withLinks(text).flatMap((part) => (typeof part === "string" ? [] : [part.href]));
const rejoined = (text: string) =>
  withLinks(text)
    .map((part) => (typeof part === "string" ? part : part.text))
    .join("");

test.each([
  ["See https://example.org/a.", ["https://example.org/a"]],
  ["(https://example.org/a_(b)) and http://x.org?", ["https://example.org/a_(b)", "http://x.org"]],
  ["Call tel:+18002272345, please", ["tel:+18002272345"]],
  ["https://a.org https://b.org", ["https://a.org", "https://b.org"]],
  ["javascript:alert(1) data:text/html,x file:///etc ftp://x.org", []],
  ["https:// and http://[bad", []],
  ['<a href="https://example.org">x</a>', ["https://example.org"]],
  ["https://example.org/\u202egro.recnac", ["https://example.org/"]],
])("in %j the links are %j", (text, links) => {
  expect(hrefs(text)).toEqual(links);
  expect(rejoined(text)).toBe(text);
});

test.each([
  ["/articles/bcg?language=en", "/articles/bcg?language=en&from=chat"],
  ["/articles/bcg?language=en#side-effects", "/articles/bcg?language=en&from=chat#side-effects"],
  ["//evil.example/x", null],
  ["/\\evil.example", null],
  ["javascript:alert(1)", null],
  ["https://evil.example", null],
])("an article at %s is followed to %s", (url, path) => {
  expect(articlePath(url)).toBe(path);
});
