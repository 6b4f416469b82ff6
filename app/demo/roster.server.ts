import type { DemoCounty } from '#app/demo/fill-county.server.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { ROSTER_DAYS } from '#app/domain/duty-shift.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { addShift } from '#app/use-cases/keep-roster.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/** The government office leads the urgent category: its hub is on duty every night of the two weeks from `now` on. */
export async function fillRoster(
  { db, keys }: DemoCounty,
  actors: ReadonlyMap<string, StaffActor>,
  now: Date,
): Promise<void> {
  const [head, person] = [actors.get('xzfb-head'), actors.get('xzfb-hub')];
  if (!head || !person) throw new Error('nobody of the demo county can be on duty');
  const { calendar } = currentRules(await getCountyRules(db));
  const today = parseDay(dayOf(calendar, now)) ?? 0;
  for (let day = 0; day < ROSTER_DAYS; day += 1) {
    const shift = { on: formatDay(today + day), from: '17:30', to: '08:30', phone: '0991-2801100' };
    const added = await addShift({ db, keys, now, actor: head }, { ...shift, accountId: person.accountId });
    if (!added.ok) throw new Error(`demo roster: ${added.reason}`);
  }
}
