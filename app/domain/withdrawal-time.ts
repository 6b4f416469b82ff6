/** For 24 hours by the wall clock a withdrawal can be taken back (experience.md P14). */
const UNDO_MS = 24 * 3_600_000;

/** When a withdrawal that is asked for at this instant takes effect. */
export function withdrawalTakesEffectAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + UNDO_MS);
}
