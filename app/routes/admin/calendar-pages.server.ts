import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import type { HorizonData, UnitRow } from '#app/components/admin/calendar-facts.tsx';
import { editErrors } from '#app/components/admin/calendar-words.ts';
import type { YearData } from '#app/components/admin/year-view.tsx';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { RuleProblem } from '#app/domain/rules/rule-draft.ts';
import { dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import type { CalendarDefinition } from '#app/domain/sla/calendar-definition.ts';
import { type CalendarEdit, dateOf } from '#app/domain/sla/calendar-edit.ts';
import { drawYear, FIRST_YEAR, holidayRanges, LAST_YEAR } from '#app/domain/sla/calendar-year.ts';
import { parseForm, readForm } from '#app/http/form.ts';
import { adminTexts } from '#app/i18n/index.ts';
import {
  type DraftFacts,
  draftFacts,
  type OpenedDraft,
  openDraft,
  saveDraft,
  typedAgain,
} from '#app/routes/admin/rule-pages.server.ts';

const words = adminTexts.calendars;
const AnyFields = z.record(z.string(), z.string());

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** The year of the address, else the one that it is now in the county. */
export function yearOf(request: Request, county: CountyRules, now: Date): number {
  const asked = Number(new URL(request.url).searchParams.get('year'));
  if (Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= LAST_YEAR) return asked;
  return Number(dayOf(inForce(county), now).slice(0, 4));
}

function inForce(county: CountyRules): WorkingCalendar {
  const calendar = county.calendars.get(county.calendarVersion);
  if (!calendar) throw new Error('a county without a calendar in force');
  return calendar;
}

/** A year of a calendar, of the county or of one of its units, as the page draws it. `homeOf` is the address up to the year. */
export function yearData(
  definition: CalendarDefinition,
  given: {
    year: number;
    unit: string | null;
    county: CountyRules;
    homeOf: (unit: string | null) => string;
  },
): YearData {
  const { year, homeOf, county } = given;
  const unit = given.unit !== null && definition.units?.[given.unit] ? given.unit : null;
  const own = unit === null ? undefined : definition.units?.[unit];
  const isIn = (day: string) => day.startsWith(`${year}-`);
  return {
    year,
    unit: unit && nameOf(county, unit),
    months: drawYear(definition, year, unit),
    holidays: holidayRanges([...definition.holidays, ...(own?.holidays ?? [])], year),
    makeUps: [...definition.workdays, ...(own?.workdays ?? [])].filter(isIn).sort(),
    home: homeOf(unit),
    countyHref: unit && `${homeOf(null)}${year}#year`,
  };
}

export function nameOf(county: CountyRules, unit: string): string {
  return county.departments.get(unit)?.name.zh ?? unit;
}

/** Units with days of their own, in the order of the county's list. */
export function unitRows(
  definition: CalendarDefinition,
  county: CountyRules,
  href: (unit: string) => string,
): UnitRow[] {
  const units = Object.entries(definition.units ?? {}).map(([id, own]) => ({
    id,
    own,
    name: nameOf(county, id),
    href: href(id),
  }));
  const order = [...county.departments.keys()];
  return units.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** To which day the calendar is published; in the last quarter a year without any holiday is missed. */
export function horizonData(definition: CalendarDefinition, county: CountyRules, now: Date): HorizonData {
  const [year = 0, month = 0] = dayOf(inForce(county), now).split('-').map(Number);
  const looked = month >= 10 ? year + 1 : year;
  const isKnown = definition.holidays.some((day) => dateOf(day).startsWith(`${looked}-`));
  return { publishedThrough: definition.publishedThrough ?? null, missingYear: isKnown ? null : looked };
}

export type CalendarDraft = OpenedDraft & {
  definition: CalendarDefinition;
  base: CalendarDefinition;
  facts: DraftFacts;
  year: number;
};

/** The calendar's draft of the address. */
export async function openCalendarDraft(args: Args): Promise<CalendarDraft> {
  const opened = await openDraft(args, 'calendar');
  return {
    ...opened,
    definition: JSON.parse(opened.draft.body),
    base: JSON.parse(opened.baseBody),
    facts: draftFacts(opened, args.request),
    year: yearOf(args.request, opened.county, opened.ctx.now),
  };
}

/** What was typed into any of a page's forms; null where it is no form of ours. */
export async function typedFields(request: Request): Promise<Record<string, string> | null> {
  const form = parseForm(AnyFields, await readForm(request));
  return form.ok && form.value.intent ? form.value : null;
}

/** The page again, for a POST that is none of its forms. */
export function notAForm() {
  return typedAgain({}, { form: words.draft.tooMuch });
}

/** Keeps an edited calendar in its draft and leads back, or says beside the fields why not. */
export function saveCalendar(
  opened: CalendarDraft,
  edit: CalendarEdit<CalendarDefinition>,
  { values, to }: { values: Record<string, string>; to: string },
) {
  if (!edit.ok) return typedAgain(values, editErrors(edit.problems));
  return saveDraft(opened, {
    change: { body: JSON.stringify(edit.value) },
    to,
    values,
    problemErrors: calendarErrors,
    gone: words.draft.gone,
  });
}

/** What the checks say of a calendar, under the field where there is one. */
export function calendarErrors(problems: readonly RuleProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ code }) => [
      code === 'horizon_goes_back' ? 'publishedThrough' : 'form',
      Object.entries(words.problems).find(([name]) => name === code)?.[1] ?? words.problems.calendar_impossible,
    ]),
  );
}
