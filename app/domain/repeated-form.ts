/** A second click on the same form, one sent again with Back, or one from a second tab. */
const REPEAT_MINUTES = 10;

/**
 * From when on the same words are a form that is sent again: since it was opened, however long the line was away, and in
 * any case for the last minutes.
 */
export function repeatedSince(now: Date, openedAt: Date | null = null): Date {
  const recent = new Date(now.getTime() - REPEAT_MINUTES * 60_000);
  return openedAt !== null && openedAt < recent ? openedAt : recent;
}
