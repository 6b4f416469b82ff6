import { openClocks, type PlainCase, startClock } from '#tests/model/plain-case.ts';
import { answersFor, type PlainClock } from '#tests/model/plain-clock.ts';
import { issuerFor, type LadderRow } from '#tests/model/plain-county.ts';

/** In whose name an order is issued: neither the lead's nor of whoever is to obey it. */
export const issuer = (c: PlainCase, unit: string | null): string | null =>
  issuerFor([...c.excluded, c.lead ?? '', unit ?? '']);

const WITH_THE_LEAD = ['acceptance', 'first_contact', 'progress', 'resolution'];

/** Some levels ask somebody for something, within days of its own; but a late duty brings no further one. */
export function giveDuty(c: PlainCase, clock: PlainClock, { ladder, at }: { ladder: LadderRow; at: number }): void {
  const { duty } = ladder;
  if (!duty || clock.kind === 'duty') return;
  const late = answersFor(clock, at);
  const lead = WITH_THE_LEAD.includes(clock.kind) ? late : c.lead;
  const owner = { head: late, lead, xzfb: issuer(c, late) }[duty.owner] ?? null;
  if (owner && !c.excluded.includes(owner)) c.duties.push(startClock(c, 'duty', owner, at, duty));
}

/** The name of each duty's clock: by what is to be done, from the second of a kind on with its number. */
export function dutyNames(c: PlainCase): Map<string, PlainClock> {
  const names = new Map<string, PlainClock>();
  for (const duty of c.duties) {
    const nth = c.duties.filter(({ task }) => task === duty.task).indexOf(duty) + 1;
    names.set(nth === 1 ? `duty:${duty.task}` : `duty:${duty.task}:${nth}`, duty);
  }
  return names;
}

/** What a unit still has to do. */
export const openDuties = (c: PlainCase, unit: string): PlainClock[] =>
  openClocks(c, 'duty').filter((clock) => clock.owner === unit);
