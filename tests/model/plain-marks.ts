import { dayOf } from '#tests/model/plain-calendar.ts';
import { type PlainCase, policyFor, rowOf, startClock } from '#tests/model/plain-case.ts';
import { answersFor, type PlainClock } from '#tests/model/plain-clock.ts';
import { DISCIPLINE, issuerFor, UNIT_RULE } from '#tests/model/plain-county.ts';

/** A red light of a clock that climbs no higher is a mark of its unit; three within the window make one order. */
export function mark(c: PlainCase, clock: PlainClock, at: number): void {
  const { kind, policy } = clock;
  const owner = answersFor(clock, at);
  if (!owner || owner === DISCIPLINE || c.excluded.includes(owner)) return;
  if (Math.max(...rowOf(kind, policy, c.urgent).levels) !== 2) return;
  const own = { unit: owner, at };
  c.marks.push(own);
  const counted = neighbours(c, own);
  if (!counted) return;
  c.marks = c.marks.filter((each) => !counted.includes(each));
  const issuer = issuerFor([...c.excluded, owner, c.lead ?? '']);
  if (issuer && !c.told.includes(issuer)) c.told.push(issuer);
  const session = policyFor(c).ladder.find(({ action }) => action === 'supervision_order')?.duty;
  if (session) c.duties.push(startClock(c, 'duty', owner, Math.max(...counted.map((each) => each.at)), session));
}

/** So many marks in a row, this one among them, the first and last of which lie no more dates apart than the window. */
function neighbours(c: PlainCase, own: PlainCase['marks'][number]): PlainCase['marks'] | null {
  const ofUnit = c.marks.filter(({ unit }) => unit === own.unit).sort((one, other) => one.at - other.at);
  for (let first = 0; first + UNIT_RULE.breaches <= ofUnit.length; first += 1) {
    const row = ofUnit.slice(first, first + UNIT_RULE.breaches);
    const dates = row.map(({ at }) => Date.parse(dayOf(at)) / 86_400_000);
    if (row.includes(own) && (dates.at(-1) ?? 0) - (dates[0] ?? 0) <= UNIT_RULE.days) return row;
  }
  return null;
}
