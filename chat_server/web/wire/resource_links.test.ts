import { expect, test } from "vitest";
import { pageLink, phoneLink } from "./resource_links";

test.each([
  ["988", "tel:988"],
  ["1-800-ACS-2345", "tel:18002272345"],
  ["1-800-4-CANCER", "tel:18004226237"],
  ["1-855-DEJELO-YA", "tel:185533535692"],
  ["+1 (800) 227-2345", "tel:+18002272345"],
])("%s is dialled as %s", (phone, link) => {
  expect(phoneLink(phone)).toBe(link);
});

test("what cannot be dialled is no link", () => {
  for (const phone of [null, "", "12", "+", "988 OR 911", "1-800-555-0100 EXT 5", "1-800-acs-2345"]) {
    expect(phoneLink(phone)).toBeNull();
  }
});

test("only a page on https is a link", () => {
  expect(pageLink("https://www.cancer.gov/contact")).toBe("https://www.cancer.gov/contact");
  for (const url of ["http://example.org", "javascript:alert(1)", "//example.org", "https://", ""]) {
    expect(pageLink(url)).toBeNull();
  }
});
