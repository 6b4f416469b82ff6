import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import {
  BATCH_FIELDS,
  type Batch,
  batchField,
  NOTICE_OUTCOMES,
  NoticeBatch,
  type TypedBatch,
} from '#app/components/oversight/notice-batch.tsx';
import { type OversightFrame, OversightPage } from '#app/components/oversight/oversight-page.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { parseReference } from '#app/domain/reference.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { timeLeft } from '#app/domain/sla/time-left.ts';
import { manyOf, oneOf, optionalText, parseForm, readForm } from '#app/http/form.ts';
import { oversightTexts } from '#app/i18n/index.ts';
import { openOversight, oversightContext } from '#app/routes/oversight/oversight-page.server.ts';
import { answerNotices } from '#app/use-cases/answer-notices.server.ts';
import { lateDue, timesLeft } from '#app/use-cases/times-left.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listOpenNotices, type OpenNotice } from '#db/repositories/referrals.server.ts';

const words = oversightTexts.notices;
const LONGEST = 500;
type NoticesData = { frame: OversightFrame; batches: Batch[]; isDone: boolean };
type Refused = TypedBatch & { isStale: boolean };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<NoticesData> {
  const { ctx, frame } = await openOversight({ context, request });
  const county = await getCountyRules(ctx.db);
  const notices = await listOpenNotices(ctx.db, ctx.actor.departmentId);
  const isDone = new URL(request.url).searchParams.has('done');
  const leftUntil = await timesLeft(
    ctx.db,
    { county, now: ctx.now },
    notices.flatMap(({ caseId, clock }) => (clock ? [lateDue({ caseId, ...clock })] : [])),
  );
  const { calendar } = currentRules(county);
  return { frame, batches: byUnit(notices, { calendar, now: ctx.now, leftUntil }), isDone };
}

type ReadAt = { calendar: WorkingCalendar; now: Date; leftUntil: Awaited<ReturnType<typeof timesLeft>> };

function byUnit(notices: readonly OpenNotice[], at: ReadAt): Batch[] {
  const batches = new Map<string, Omit<Batch, 'lines'> & { lines: Batch['lines'][number][] }>();
  for (const { caseId, unit, clock, dueAt, ...line } of notices) {
    // The oldest comes first: its week is the week of the batch.
    const due = dueAt && { at: dueAt, left: timeLeft(at.calendar, at.now, dueAt) };
    const batch = batches.get(unit.id) ?? { unit, due, lines: [] };
    const daysLate = clock && at.leftUntil(lateDue({ caseId, ...clock })).days;
    batch.lines.push({ ...line, daysLate, clockKey: clock?.key ?? null });
    batches.set(unit.id, batch);
  }
  return [...batches.values()];
}

const BatchSchema = z.object({
  unit: z.string().default(''),
  case: manyOf(z.string()),
  outcome: oneOf(NOTICE_OUTCOMES, words.missing),
  reason: optionalText({ max: LONGEST, tooLong: words.tooLong(LONGEST) }),
});

/** The form of one unit, its fields by their plain names. */
function fieldsOf(form: FormData): { unit: string; fields: FormData } {
  const unit = String(form.get('unit') ?? '');
  const fields = new FormData();
  for (const [name, value] of form.entries()) {
    fields.append(BATCH_FIELDS.find((plain) => batchField(plain, unit) === name) ?? name, value);
  }
  return { unit, fields };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = await oversightContext({ context, request });
  const { unit, fields } = fieldsOf(await readForm(request));
  const form = parseForm(BatchSchema, fields);
  if (!form.ok) {
    const { values, errors } = form;
    return data<Refused>({ unit, values, errors, isStale: false }, { status: 400 });
  }
  const { outcome, reason } = form.value;
  const references = form.value.case.map((reference) => parseReference(reference) ?? reference);
  const result = await answerNotices(ctx, { unit, references, outcome, reason });
  if (result.ok) return redirect('/oversight/notices?done=1', 303);
  return data<Refused>({ unit, values: { outcome, reason: reason ?? '' }, errors: {}, isStale: true }, { status: 409 });
}

/** Unit by unit, what waits for an answer and the form of it. */
export default function Notices({ loaderData, actionData }: { loaderData: NoticesData; actionData?: Refused }) {
  const { frame, batches, isDone } = loaderData;
  const hasErrors = actionData !== undefined;
  return (
    <OversightPage frame={frame} tab="notices">
      <PageTitle title={words.title} hasErrors={hasErrors} />
      {isDone && !actionData && (
        <div className="mt-2" role="status">
          <Notice tone="ok">{words.done}</Notice>
        </div>
      )}
      <BackLink href="/oversight">{words.back}</BackLink>
      <div className="column">
        <ErrorSummary errors={actionData && named(actionData)} />
      </div>
      {actionData?.isStale && <Notice tone="warn">{words.changed}</Notice>}
      <h1 className="page-title">{words.title}</h1>
      <p className="column">{batches.length === 0 ? words.none : words.intro}</p>
      {batches.map((batch) => (
        <NoticeBatch
          key={batch.unit.id}
          batch={batch}
          typed={actionData?.unit === batch.unit.id ? actionData : undefined}
        />
      ))}
    </OversightPage>
  );
}

/** Errors by the names that the fields of this unit's form have on the page. */
function named({ unit, errors }: Refused): Record<string, string> {
  const entries = BATCH_FIELDS.map((plain) => [batchField(plain, unit), errors[plain]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
