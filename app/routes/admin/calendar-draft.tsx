import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { CalendarChangeTable } from '#app/components/admin/calendar-change-table.tsx';
import { Horizon } from '#app/components/admin/calendar-facts.tsx';
import { dayWords } from '#app/components/admin/calendar-words.ts';
import { DraftNext } from '#app/components/admin/draft-next.tsx';
import { DraftNoteForm } from '#app/components/admin/draft-note-form.tsx';
import { CalendarDraftPage } from '#app/components/admin/draft-page.tsx';
import { YearView } from '#app/components/admin/year-view.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { calendarChanges } from '#app/domain/sla/calendar-changes.ts';
import { idleWorkdays } from '#app/domain/sla/calendar-draft.ts';
import { adminTexts } from '#app/i18n/index.ts';
import {
  calendarErrors,
  horizonData,
  nameOf,
  notAForm,
  openCalendarDraft,
  typedFields,
  yearData,
} from '#app/routes/admin/calendar-pages.server.ts';
import { saveNote, type TypedAgain } from '#app/routes/admin/rule-pages.server.ts';

const words = adminTexts.calendars;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, county, frame, facts, definition, base, year } = await openCalendarDraft(args);
  const changes = calendarChanges(base, definition);
  const idle = idleWorkdays(definition);
  return {
    frame,
    draft: facts,
    changes,
    unitNames: Object.fromEntries(changes.units.map(({ unit }) => [unit, nameOf(county, unit)])),
    idle: idle.length === 0 ? null : words.draft.idle(idle.map((day) => dayWords(day)).join('、')),
    horizon: horizonData(definition, county, ctx.now),
    year: yearData(definition, {
      year,
      unit: null,
      county,
      homeOf: () => `/admin/calendars/draft/${facts.id}?year=`,
    }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openCalendarDraft(args);
  const typed = await typedFields(args.request);
  if (typed?.intent !== 'note') return notAForm();
  return saveNote(opened, {
    typed,
    to: `/admin/calendars/draft/${opened.draft.id}?saved=1`,
    problemErrors: calendarErrors,
  });
}

type Props = { loaderData: Awaited<ReturnType<typeof loader>>; actionData?: TypedAgain };

export default function CalendarDraft({ loaderData, actionData }: Props) {
  const { frame, draft, changes, unitNames, idle, horizon, year } = loaderData;
  return (
    <CalendarDraftPage {...{ frame, draft }} part="overview" year={year.year} errors={actionData?.errors}>
      <CalendarChangeTable changes={changes} unitNames={unitNames} />
      {idle && <Notice tone="warn">{idle}</Notice>}
      <Horizon horizon={horizon} />
      {draft.publishedVersion === null && (
        <>
          <DraftNoteForm draft={draft} typed={actionData} />
          <DraftNext id={draft.id} />
        </>
      )}
      <YearView data={year} />
    </CalendarDraftPage>
  );
}
