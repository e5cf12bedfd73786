// Where the links of a shared service or resource lead. What is no number and no safe page is no link.

const KEYPAD = "22233344455566677778889999";

/** What is dialled: letters stand for the digits of a telephone's keys, as in 1-800-ACS-2345. */
export function phoneLink(phone: string | null): string | null {
  if (!phone) return null;
  const digits = phone.replace(/[A-Z]/g, (letter) => KEYPAD[letter.charCodeAt(0) - 65] ?? "");
  const dialled = digits.replace(/[^+\d]/g, "");
  // "988 OR 911" is no number with letters for keys; no number is better than another one.
  const whole = /[A-Z]/i.test(phone) ? /^\+?\d{10,13}$/ : /^\+?\d{3,}$/;
  return whole.test(dialled) ? `tel:${dialled}` : null;
}

export function pageLink(url: string): string | null {
  return /^https:\/\//i.test(url) && URL.canParse(url) ? url : null;
}
