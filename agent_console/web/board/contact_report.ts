// The report of contacts, as it is shown: by category and value, chats beside calls.

import { words } from "../texts/board";
import { contactWords } from "../texts/contacts";

export interface ReportRow {
  channel: "chat" | "phone";
  category: string;
  value: string;
  count: number;
}

/** In the order in which they are shown. */
const CATEGORIES = [
  "contacts",
  "without_record",
  "contact_type",
  "outcome",
  "topic",
  "need",
  "referral",
  "cancer_type",
  "stage_of_journey",
  "relation",
] as const;

type Name = (typeof CATEGORIES)[number];

export interface Category {
  category: Name;
  values: readonly { value: string; chat: number; phone: number }[];
}

/** The rows of some days; null where they could not be read. */
export async function readContacts(days: { from: string; to: string }): Promise<ReportRow[] | null> {
  try {
    const query = new URLSearchParams({ ...days, format: "json" });
    const response = await fetch(`/api/reports/contacts?${query}`, { signal: AbortSignal.timeout(15_000) });
    return response.ok ? (await response.json()).rows : null;
  } catch {
    return null;
  }
}

/** What there was, the most frequent value of each category first. */
export function categoriesOf(rows: readonly ReportRow[]): Category[] {
  return CATEGORIES.flatMap((category) => {
    const found = new Map<string, { value: string; chat: number; phone: number }>();
    for (const row of rows.filter((one) => one.category === category)) {
      const counted = found.get(row.value) ?? { value: row.value, chat: 0, phone: 0 };
      counted[row.channel] += row.count;
      found.set(row.value, counted);
    }
    const values = [...found.values()].sort((a, b) => b.chat + b.phone - a.chat - a.phone);
    return values.length > 0 ? [{ category, values }] : [];
  });
}

export function valueInWords(category: Name, value: string): string {
  const { record, report } = contactWords();
  const names: Partial<Record<Name, Record<string, string>>> = {
    contact_type: record.contactTypes,
    outcome: record.outcomes,
    topic: words().topics,
    need: record.needNames,
    cancer_type: record.cancerTypes,
    stage_of_journey: record.stages,
    relation: words().roles,
  };
  return value ? (names[category]?.[value] ?? value) : report.all;
}
