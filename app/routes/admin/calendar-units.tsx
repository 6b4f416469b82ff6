import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { redirect } from 'react-router';
import { UnitExceptions } from '#app/components/admin/calendar-facts.tsx';
import { CalendarDraftPage } from '#app/components/admin/draft-page.tsx';
import { OwnDays } from '#app/components/admin/own-days.tsx';
import { UnitDayForm } from '#app/components/admin/unit-day-form.tsx';
import { YearLinks } from '#app/components/admin/year-view.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { refusedFor } from '#app/domain/sla/calendar-edit.ts';
import { addUnitDays, removeUnitDays, setUnitWeek } from '#app/domain/sla/calendar-units.ts';
import { readWeek, typedWeek } from '#app/domain/sla/calendar-week.ts';
import { holidayRanges } from '#app/domain/sla/calendar-year.ts';
import { adminTexts } from '#app/i18n/index.ts';
import {
  type CalendarDraft,
  nameOf,
  notAForm,
  openCalendarDraft,
  saveCalendar,
  typedFields,
  unitRows,
} from '#app/routes/admin/calendar-pages.server.ts';
import type { TypedAgain } from '#app/routes/admin/rule-pages.server.ts';

const words = adminTexts.calendars.unitDays;

const homeOf = (id: number) => `/admin/calendars/draft/${id}/units`;

/** Units of the county that can have days of their own. */
const unitIds = ({ county }: CalendarDraft) =>
  [...county.departments.values()].filter(({ reach }) => reach === 'inside').map(({ id }) => id);

/** The unit whose own days and hours the address asks for. */
function askedUnit(opened: CalendarDraft, request: Request): string | null {
  const asked = new URL(request.url).searchParams.get('unit');
  return unitIds(opened).find((id) => id === asked) ?? null;
}

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openCalendarDraft(args);
  const { frame, facts, definition, county, year } = opened;
  const unit = askedUnit(opened, args.request);
  const own = unit === null ? undefined : definition.units?.[unit];
  const workdays = (own?.workdays ?? []).map((date) => ({ date, name: '' }));
  return {
    frame,
    draft: facts,
    year,
    rows: unitRows(definition, county, (id) => `${homeOf(facts.id)}?year=${year}&unit=${id}#own`),
    choices: unitIds(opened).map((id) => ({ value: id, label: nameOf(county, id) })),
    own:
      unit === null
        ? null
        : {
            unit,
            name: nameOf(county, unit),
            hasWeek: own?.week !== undefined,
            showsWeek: own?.week !== undefined || new URL(args.request.url).searchParams.has('week'),
            week: typedWeek(own?.week ?? definition.week),
            closed: holidayRanges(own?.holidays ?? [], year),
            worked: holidayRanges(workdays, year),
          },
  };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openCalendarDraft(args);
  const values = await typedFields(args.request);
  if (!values) return notAForm();
  const { definition, year, draft } = opened;
  const unit = askedUnit(opened, args.request) ?? '';
  const [intent, range = ''] = (values.intent ?? '').split(' ');
  const [from = '', to = ''] = range.split('/');
  const home = (id: string) => `${homeOf(draft.id)}?year=${year}${id === '' ? '' : `&unit=${id}`}`;
  const saved = { values, to: `${home(values.unit || unit)}&saved=1` };
  switch (intent) {
    case 'add':
      return saveCalendar(opened, addUnitDays(definition, values, { year, units: unitIds(opened) }), saved);
    case 'week':
      if (unitIds(opened).includes(values.unit ?? '')) return redirect(`${home(values.unit ?? '')}&week=1#own`, 303);
      return saveCalendar(opened, refusedFor('unit', 'unit_missing'), saved);
    case 'remove':
      return saveCalendar(opened, { ok: true, value: removeUnitDays(definition, unit, from, to) }, saved);
    case 'own-week': {
      const week = unit === '' ? refusedFor('unit', 'unit_missing') : readWeek(values);
      const edit = week.ok ? { ok: true as const, value: setUnitWeek(definition, unit, week.value) } : week;
      return saveCalendar(opened, edit, saved);
    }
    case 'drop-week':
      return saveCalendar(opened, { ok: true, value: setUnitWeek(definition, unit, null) }, saved);
    default:
      return notAForm();
  }
}

type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: TypedAgain };

export default function CalendarUnits({ loaderData, actionData }: Props) {
  const { frame, draft, year, rows, choices, own } = loaderData;
  const errors = actionData?.errors;
  const values = actionData?.values ?? {};
  // What has to go first is on the page of that unit.
  const clash = errors?.first ? rows.find(({ id }) => id === values.unit && id !== own?.unit) : undefined;
  return (
    <CalendarDraftPage {...{ frame, draft, year, errors }} part="units">
      <p className="hint">{words.lead}</p>
      <YearLinks year={year} hrefOf={(of) => `${homeOf(draft.id)}?year=${of}${own ? `&unit=${own.unit}` : ''}`} />
      <UnitExceptions units={rows} />
      {clash && (
        <Notice tone="warn">
          <p>
            <a href={clash.href}>{words.removeThere(clash.name)}</a>
          </p>
        </Notice>
      )}
      {own && <OwnDays own={own} year={year} typed={actionData} />}
      <UnitDayForm units={choices} values={{ unit: own?.unit ?? '', ...values }} errors={errors} year={year} />
    </CalendarDraftPage>
  );
}
