import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { CalendarChangeTable } from '#app/components/admin/calendar-change-table.tsx';
import { Horizon } from '#app/components/admin/calendar-facts.tsx';
import { dayWords } from '#app/components/admin/calendar-words.ts';
import { DraftNext } from '#app/components/admin/draft-next.tsx';
import { DraftNote } from '#app/components/admin/draft-note.tsx';
import { CalendarDraftPage } from '#app/components/admin/draft-page.tsx';
import { YearView } from '#app/components/admin/year-view.tsx';
import { Button } from '#app/components/ui/button.tsx';
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
import { readNote, saveDraft, type TypedAgain, typedAgain } from '#app/routes/admin/rule-pages.server.ts';

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
  const { errors, change } = readNote(typed);
  if (Object.keys(errors).length > 0) return typedAgain(typed, errors);
  const to = `/admin/calendars/draft/${opened.draft.id}?saved=1`;
  return saveDraft(opened, { change, to, values: typed, problemErrors: calendarErrors, gone: words.draft.gone });
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
          <form method="post" className="column">
            <DraftNote draft={draft} typed={actionData} />
            <div className="actions">
              <Button name="intent" value="note" variant="secondary">
                {words.draft.saveNote}
              </Button>
            </div>
          </form>
          <DraftNext id={draft.id} />
        </>
      )}
      <YearView data={year} />
    </CalendarDraftPage>
  );
}
