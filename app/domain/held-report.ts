import type { Case } from '#app/domain/case.ts';
import type { CaseEvent, CaseEventBody } from '#app/domain/case-event.ts';
import { GRAVE_CATEGORIES } from '#app/domain/category.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { ToldCheck } from '#app/domain/pinned-check.ts';
import { addDays, type RunningRemedies, remediesOf } from '#app/domain/remedies.ts';
import { type AmountLine, destinationOf, type Report, type ReportDestination } from '#app/domain/report.ts';
import { nextWorkingDayAt, startOfDay, type WorkingCalendar } from '#app/domain/sla/calendar.ts';

/** So many firms that hold a report on the same unit and item send all of theirs (product.md, 攒够一起递). */
export const FIRMS_TO_RELEASE = 3;

/**
 * Whether a report may be kept until others hold one: it names one unit, which a department inside the county leads on, and
 * a category that is neither urgent nor a grave one, which does not wait for company. Of two units, or of none, nobody could
 * say what is the same.
 */
export function canHold(
  report: Pick<Report, 'category' | 'accused'>,
  going: Pick<ReportDestination, 'route'>,
  { categories }: Pick<CountyRules, 'categories'>,
): boolean {
  const { category, accused } = report;
  if (category === null || GRAVE_CATEGORIES.includes(category) || going.route !== 'lead') return false;
  return accused.units.length === 1 && categories.get(category)?.urgent !== true;
}

/** What a report is about, beside its unit: the one catalogue item of its payment lines, or its category. */
export function heldItem({ category, amounts }: Pick<Report, 'category' | 'amounts'>): string {
  const codes = new Set(amounts.map(({ itemCode }) => itemCode));
  const [code] = codes;
  return codes.size === 1 && code ? `item:${code}` : `category:${category}`;
}

/** All who give no name count as one firm: nobody can tell them apart. */
const NAMELESS = 'nameless';

/**
 * By what a firm is known again, in normal form; to be hashed at once. Any one that two reports share makes them the same
 * firm, so that a second telephone or address of one person is not a second firm as long as the name is the same.
 */
export function firmTraits({ identityMode, contact }: Pick<Report, 'identityMode' | 'contact'>): string[] {
  if (identityMode === 'anonymous' || !contact) return [NAMELESS];
  const { name, phone, email, creditCode } = contact;
  const digits = phone?.replace(/\D/g, '').slice(-11);
  const traits = [
    `name:${plain(name)}`,
    ...(digits ? [`phone:${digits}`] : []),
    ...(email ? [`email:${plain(email)}`] : []),
    ...(creditCode ? [`code:${plain(creditCode)}`] : []),
  ];
  return traits;
}

function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
}

/** How many firms reports come from, by the marks of each: those that share a mark, also through a third, are one. */
export function countFirms(marksOfReports: readonly (readonly string[])[]): number {
  let firms: Set<string>[] = [];
  for (const marks of marksOfReports) {
    const same = firms.filter((firm) => marks.some((mark) => firm.has(mark)));
    const merged = new Set([...marks, ...same.flatMap((firm) => [...firm])]);
    firms = [...firms.filter((firm) => !same.includes(firm)), merged];
  }
  return firms.length;
}

/**
 * When a kept report goes: at 09:00 of the first working day from `until` on, or of the one after enough firms were there.
 * All that go together do so then: the instant tells of nobody who was the third (security.md T01).
 */
export function releasedAt(
  calendar: WorkingCalendar,
  { until, enoughAt }: { until: string; enoughAt: Date | null },
): Date {
  const byDay = nextWorkingDayAt(calendar, startOfDay(calendar, addDays(until, -1)), '09:00');
  const together = enoughAt && nextWorkingDayAt(calendar, enoughAt, '09:00');
  return together && together < byDay ? together : byDay;
}

export type Released = Extract<CaseEventBody, { type: 'report_released' }>;

/**
 * Where a kept report goes once it is released, by the rules in force then; as it was filed where those would send it
 * to nobody or to discipline alone, which its reporter never agreed to.
 */
export function releasedReport(caseFile: Case, county: CountyRules): Released {
  const { category, accused, hold } = caseFile;
  const asked = { units: accused, countyLeader: false, headPersonally: false };
  const going = destinationOf({ category, accused: asked, isForeign: hold?.isForeign ?? false }, county);
  const { route, lead, hub, co } = going === 'protected' || going.route === 'discipline' ? caseFile : going;
  const { policyVersion, calendarVersion } = county;
  return { type: 'report_released', route, lead, hub, co, policyVersion, calendarVersion };
}

/**
 * What runs on while a report waits: from the day of the decision where that was told, else from the earliest day on which
 * something was paid. No dates where neither was.
 */
export function remediesWhileHeld(
  { amounts, decidedOn }: { amounts: readonly Pick<AmountLine, 'paidOn'>[]; decidedOn: string | null },
  calendar: WorkingCalendar,
  today: string,
): RunningRemedies {
  const paidOn = amounts.flatMap((line) => (line.paidOn ? [line.paidOn] : [])).sort()[0] ?? null;
  const decision = { kind: 'ordinary', decidedOn: decidedOn ?? paidOn, hearingToldOn: null } as const;
  const dates = remediesOf(decision, calendar, today);
  return {
    from: decidedOn ? 'decision' : 'payment',
    dates: dates.filter(({ remedy }) => remedy === 'reconsideration' || remedy === 'litigation'),
  };
}

/** The history as those read it who handle the case: from its receipt on. When a kept report was written is sealed (D-08). */
export function sinceReceived(events: readonly CaseEvent[]): CaseEvent[] {
  const released = events.findIndex(({ type }) => type === 'report_released');
  return events.slice(Math.max(0, released));
}

/** What a checker said, as those read it who handle the case: the day of asking is all but that of writing. */
export function checkSinceReceived(check: ToldCheck | null, since: readonly CaseEvent[]): ToldCheck | null {
  return check && since[0]?.type === 'report_released' ? { ...check, checkedOn: null } : check;
}
