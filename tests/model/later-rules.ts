import type { Db } from '#db/client.server.ts';
import calendar from '#db/reference/calendar-county.json' with { type: 'json' };
import categories from '#db/reference/categories.json' with { type: 'json' };
import clocks from '#db/reference/clocks.json' with { type: 'json' };
import ladder from '#db/reference/ladder.json' with { type: 'json' };
import { insertRuleVersion } from '#db/repositories/rule-versions.server.ts';

/** The name of the county's second policy and second calendar: what open cases can be moved to, and back. */
export const LATER = 'later';
export const FIRST = clocks.version;

const LATER_TARGETS: Record<string, number> = {
  acceptance: 2,
  first_contact: 420,
  progress: 2,
  co_handling: 3,
  handoff: 120,
  ruling: 300,
  appeal: 2,
  review: 3,
  legal_basis: 3,
  referral_receipt: 1,
  referral_disposal: 12,
};

/** Other targets and days, an earlier fourth level, other reminders; nothing as in the first version by chance. */
export const laterPolicy = {
  clocks: clocks.clocks.map((row) =>
    row.unit === 'calendar_minutes' ? row : { ...row, target: LATER_TARGETS[row.kind] ?? row.target },
  ),
  ladder: {
    steps: ladder.steps.map((step) => (step.level === 4 ? { ...step, days: 2 } : step)),
    afterAnswer: { remindDays: [2, 4, 7], unconfirmedDays: 8 },
    unitRule: ladder.unit_rule,
  },
  categoryDays: Object.fromEntries(
    categories.categories.map(({ code, days }) => [code, days > 6 ? days - 3 : days + 2]),
  ),
};

const LATE_WEEK = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];

/** Units with days and hours of their own: closed, worked though the county is closed, and closed though it is worked. */
export const laterUnits: Record<string, { week?: typeof calendar.week; holidays: string[]; workdays: string[] }> = {
  scjg: { holidays: ['2026-03-12', '2026-06-15', '2026-06-16', '2026-11-28'], workdays: ['2026-11-18'] },
  zsj: { week: { ...calendar.week, fri: [['08:00', '12:00']] }, holidays: [], workdays: ['2026-07-12'] },
  czj: { holidays: ['2026-05-20', '2026-10-14', '2026-10-15'], workdays: [] },
  xzfb: { holidays: ['2026-07-11', '2026-08-03'], workdays: ['2026-06-10'] },
};

/** Other hours, and days closed or worked that the first version does not know. */
export const laterCalendar = {
  ...calendar,
  week: { ...calendar.week, mon: LATE_WEEK, tue: LATE_WEEK, wed: LATE_WEEK, thu: LATE_WEEK },
  holidays: [
    ...calendar.holidays,
    ...['2026-02-12', '2026-03-11', '2026-04-29', '2026-06-10', '2026-10-13', '2026-11-18', '2026-12-09'].map(
      (date) => ({
        date,
        name: '',
      }),
    ),
  ],
  workdays: [...calendar.workdays, '2026-07-11', '2026-11-28'],
  units: laterUnits,
};

/** A second policy and a second calendar, which wait for a day that no history reaches. */
export async function publishLaterRules(db: Db, publishedBy: number): Promise<void> {
  for (const [kind, body] of [
    ['policy', laterPolicy],
    ['calendar', laterCalendar],
  ] as const) {
    const version = { kind, version: LATER, effectiveFrom: '2028-01-01', body: JSON.stringify(body), publishedBy };
    await insertRuleVersion(db, { ...version, note: null, movesOpenCases: true }, new Date('2026-01-01T00:00:00Z'));
  }
}
