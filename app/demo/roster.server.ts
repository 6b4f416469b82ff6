import type { DemoCounty } from '#app/demo/fill-county.server.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { ROSTER_DAYS } from '#app/domain/duty-shift.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { addShift } from '#app/use-cases/keep-roster.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

type Rota = { head: string; person: string; from: string; to: string; phone: string };

/** The government office leads the urgent category, by night; the market bureau is there day and night. */
const ROTAS: readonly Rota[] = [
  { head: 'xzfb-head', person: 'xzfb-hub', from: '17:30', to: '08:30', phone: '0991-2801100' },
  { head: 'scjg-head', person: 'scjg-zhao', from: '08:30', to: '08:30', phone: '0991-2801215' },
];

/** Somebody of these units is on duty for the two weeks from `now` on. */
export async function fillRoster(
  { db, keys }: DemoCounty,
  actors: ReadonlyMap<string, StaffActor>,
  now: Date,
): Promise<void> {
  const { calendar } = currentRules(await getCountyRules(db));
  const today = parseDay(dayOf(calendar, now)) ?? 0;
  for (const { head, person, ...times } of ROTAS) {
    const [actor, seat] = [actors.get(head), actors.get(person)];
    if (!actor || !seat) throw new Error(`nobody of the demo county is called ${head} or ${person}`);
    for (let day = 0; day < ROSTER_DAYS; day += 1) {
      const shift = { ...times, on: formatDay(today + day), accountId: seat.accountId };
      const added = await addShift({ db, keys, now, actor }, shift);
      if (!added.ok) throw new Error(`demo roster: ${added.reason}`);
    }
  }
}
