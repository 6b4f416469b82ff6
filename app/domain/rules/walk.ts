/** A walk over the running cases that brings them under a version. Counts alone; nothing in it leads to a case. */
export type WalkBegun = {
  /** `taken_over`: another version was published meanwhile, and its walk goes on from there. */
  state: 'under_way' | 'done' | 'taken_over';
  startedAt: Date;
  doneAt: Date | null;
  /** Looked at, of how many on which a clock runs or can still begin. */
  examined: number;
  total: number;
  /** Counted by the version now; the others were already, or by a later one. */
  moved: number;
  /** Could not be moved yet, and are tried again. */
  failed: number;
};

/** What becomes of the running cases under a version: nothing (`none`), or something when its day has come (`waiting`). */
export type Walk = { state: 'none' } | { state: 'waiting' } | WalkBegun;
