import ladder from '#db/reference/ladder.json' with { type: 'json' };
import { type PlainCase, rowOf, startClock } from '#tests/model/plain-case.ts';
import type { PlainClock } from '#tests/model/plain-clock.ts';
import { DISCIPLINE, issuerFor } from '#tests/model/plain-county.ts';

/** The county's date at an instant, as a number of days. */
const dateOf = (at: number) => Math.floor((at + 8 * 3_600_000) / (24 * 3_600_000));
const SESSION = { kind: 'on_site_session', days: 2 };

/** A red light of a clock that climbs no higher is a mark of its unit; three within the window make one order. */
export function mark(c: PlainCase, { kind, owner }: PlainClock, at: number): void {
  if (!owner || owner === DISCIPLINE || c.excluded.includes(owner) || Math.max(...rowOf(kind).levels) !== 2) return;
  c.marks.push({ unit: owner, at });
  const counted = c.marks.filter(
    (each) => each.unit === owner && dateOf(at) - dateOf(each.at) <= ladder.unit_rule.days,
  );
  if (counted.length < ladder.unit_rule.breaches) return;
  c.marks = c.marks.filter((each) => !counted.includes(each));
  const issuer = issuerFor([...c.excluded, owner]);
  if (issuer && !c.told.includes(issuer)) c.told.push(issuer);
  c.duties.push(startClock(c, 'duty', owner, at, SESSION));
}
