import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { CalendarDraftPage } from '#app/components/admin/draft-page.tsx';
import { WeekForm } from '#app/components/admin/week-form.tsx';
import { readWeek, typedWeek } from '#app/domain/sla/calendar-week.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { notAForm, openCalendarDraft, saveCalendar, typedFields } from '#app/routes/admin/calendar-pages.server.ts';
import type { TypedAgain } from '#app/routes/admin/rule-pages.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { frame, facts, definition, year } = await openCalendarDraft(args);
  return { frame, draft: facts, year, values: typedWeek(definition.week) };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openCalendarDraft(args);
  const values = await typedFields(args.request);
  if (values?.intent !== 'week') return notAForm();
  const week = readWeek(values);
  const edit = week.ok ? { ok: true as const, value: { ...opened.definition, week: week.value } } : week;
  return saveCalendar(opened, edit, { values, to: `/admin/calendars/draft/${opened.draft.id}/week?saved=1` });
}

type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: TypedAgain };

export default function CalendarWeek({ loaderData, actionData }: Props) {
  const { frame, draft, year, values } = loaderData;
  const errors = actionData?.errors;
  return (
    <CalendarDraftPage {...{ frame, draft, year, errors }} part="week">
      <h2 className="section-title">{adminTexts.calendars.week.title}</h2>
      <WeekForm values={actionData?.values ?? values} errors={errors} intent="week" />
    </CalendarDraftPage>
  );
}
