import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { dayWords } from '#app/components/admin/calendar-words.ts';
import { AddHolidayForm, AddWorkdayForm, HorizonForm, RangeTable } from '#app/components/admin/day-forms.tsx';
import { CalendarDraftPage } from '#app/components/admin/draft-page.tsx';
import { YearLinks } from '#app/components/admin/year-view.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { CalendarDefinition } from '#app/domain/sla/calendar-definition.ts';
import { addHolidays, addWorkday, idleWorkdays, removeDays, setHorizon } from '#app/domain/sla/calendar-draft.ts';
import type { CalendarEdit } from '#app/domain/sla/calendar-edit.ts';
import { holidayRanges } from '#app/domain/sla/calendar-year.ts';
import { adminTexts } from '#app/i18n/index.ts';
import {
  type CalendarDraft,
  notAForm,
  openCalendarDraft,
  saveCalendar,
  typedFields,
} from '#app/routes/admin/calendar-pages.server.ts';
import type { TypedAgain } from '#app/routes/admin/rule-pages.server.ts';

const words = adminTexts.calendars.days;

export async function loader(args: LoaderFunctionArgs) {
  const { frame, facts, definition, year } = await openCalendarDraft(args);
  const makeUps = definition.workdays.map((date) => ({ date, name: '' }));
  const idle = idleWorkdays(definition).filter((day) => day.startsWith(`${year}-`));
  return {
    frame,
    draft: facts,
    year,
    idle: idle.length === 0 ? null : adminTexts.calendars.draft.idle(idle.map((day) => dayWords(day)).join('、')),
    holidays: holidayRanges(definition.holidays, year),
    workdays: holidayRanges(makeUps, year),
    values: { publishedThrough: definition.publishedThrough ?? '' },
  };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openCalendarDraft(args);
  const values = await typedFields(args.request);
  const edit = values && editOf(opened, values);
  if (!values || !edit) return notAForm();
  const to = `/admin/calendars/draft/${opened.draft.id}/days?year=${opened.year}&saved=1`;
  return saveCalendar(opened, edit, { values, to });
}

/** What the button that was pressed does; undefined for one that there is not. */
function editOf(
  { definition, year }: CalendarDraft,
  values: Record<string, string>,
): CalendarEdit<CalendarDefinition> | undefined {
  const [intent, range = ''] = (values.intent ?? '').split(' ');
  const [from = '', to = ''] = range.split('/');
  switch (intent) {
    case 'add-holidays':
      return addHolidays(definition, values, year);
    case 'add-workday':
      return addWorkday(definition, values, year);
    case 'horizon':
      return setHorizon(definition, values.publishedThrough ?? '');
    case 'remove':
      return { ok: true, value: removeDays(definition, from, to) };
  }
}

type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: TypedAgain };

export default function CalendarDays({ loaderData, actionData }: Props) {
  const { frame, draft, year, holidays, workdays } = loaderData;
  const errors = actionData?.errors;
  const form = { values: { ...loaderData.values, ...actionData?.values }, errors, year };
  const home = `/admin/calendars/draft/${draft.id}/days`;
  return (
    <CalendarDraftPage {...{ frame, draft, year, errors }} part="days">
      <YearLinks year={year} hrefOf={(of) => `${home}?year=${of}`} />
      {loaderData.idle && <Notice tone="warn">{loaderData.idle}</Notice>}
      <div className="two-columns">
        <div>
          <RangeTable
            title={words.holidays(year)}
            ranges={holidays}
            year={year}
            empty={words.noHolidays}
            removes="remove"
          />
          <AddHolidayForm {...form} />
        </div>
        <div>
          <RangeTable
            title={words.workdays(year)}
            ranges={workdays}
            year={year}
            empty={words.noWorkdays}
            removes="remove"
          />
          <AddWorkdayForm {...form} />
          <HorizonForm {...form} />
        </div>
      </div>
    </CalendarDraftPage>
  );
}
