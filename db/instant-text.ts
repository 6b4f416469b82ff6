/** More than the instants that one group of a sweep writes. */
const MOST_KEPT = 512;
const kept = new Map<number, string>();

/**
 * An instant as it is stored: UTC with milliseconds. Kept for a while, since making the text costs thirty times as much as
 * finding it, and what falls due together is written with the same instants case after case.
 */
export function instantText(at: Date): string {
  const known = kept.get(at.getTime());
  if (known !== undefined) return known;
  const text = at.toISOString();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(at.getTime(), text);
  return text;
}
