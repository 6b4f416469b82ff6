import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import { HoldFields } from '#app/components/report/hold-fields.tsx';
import { RemedyLines } from '#app/components/report/remedy-lines.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { KeptForm, LineNotes, OpenedAt } from '#app/components/ui/kept-form.tsx';
import type { StepForm } from '#app/domain/answer-errors.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { type HoldDays, holdDays, readHold } from '#app/domain/hold-answer.ts';
import { readForm } from '#app/http/form.ts';
import { formatDay } from '#app/i18n/index.ts';
import { type KeptRemedies, readKeptRemedies } from '#app/routes/public/kept-remedies.server.ts';
import {
  backToCase,
  hasJustDone,
  type OwnCase,
  type OwnPage,
  ownPage,
  readOwnCase,
  requireOwnCase,
} from '#app/routes/public/own-case.server.ts';
import { textsOf } from '#app/routes/public/report-way.server.ts';
import { changeHold, sendHeldReport, takeBackHeldReport } from '#app/use-cases/change-hold.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

type HoldData = { days: HoldDays; until: string } & KeptRemedies & OwnPage;
type Refusal = { values: StepForm; errors: FieldErrors };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<HoldData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.hold || view.hold.isTakenBack) throw backToCase(own, 'changed');
  const { calendar } = currentRules(await getCountyRules(context.db));
  return {
    days: holdDays(calendar, own.ctx.now),
    until: view.hold.until,
    ...(await readKeptRemedies(own)),
    ...ownPage(view),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const form = await readForm(request);
  const openedAt = form.get('openedAt');
  switch (form.get('intent')) {
    case 'send': {
      const isSent =
        (await sendHeldReport(own.ctx, own.caseId)).ok || (await hasJustDone(own, 'report_released', openedAt));
      return backTo(own, isSent, 'released');
    }
    case 'date':
      return changeDate(own, textsOf(form));
    case 'take-back':
      return takeBack(own, form.get('confirm') === 'yes', openedAt);
    default:
      return backToCase(own, 'changed');
  }
}

async function changeDate(own: OwnCase, form: StepForm) {
  const { texts } = own.wording;
  const { calendar } = currentRules(await getCountyRules(own.ctx.db));
  const read = readHold(form, holdDays(calendar, own.ctx.now));
  if (!read.ok) return refusal(answerErrorWords(read.errors, texts), form);
  if (read.until === null) return refusal({ hold: texts.hold.dateMissing }, form);
  return backTo(own, (await changeHold(own.ctx, own.caseId, read.until)).ok, 'heldChanged');
}

async function takeBack(own: OwnCase, isConfirmed: boolean, openedAt: FormDataEntryValue | null) {
  if (!isConfirmed) return refusal({ confirm: own.wording.texts.hold.confirmMissing });
  const isTaken =
    (await takeBackHeldReport(own.ctx, own.caseId)).ok || (await hasJustDone(own, 'hold_taken_back', openedAt));
  return backTo(own, isTaken, 'heldBack');
}

function refusal(errors: FieldErrors, values: StepForm = {}) {
  return data<Refusal>({ values, errors }, { status: 400 });
}

function backTo(own: OwnCase, isDone: boolean, sent: Parameters<typeof backToCase>[1]): Response {
  return backToCase(own, isDone ? sent : 'changed');
}

export default function TrackHold({ loaderData, actionData }: { loaderData: HoldData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const { hold: words } = texts;
  const { values = {}, errors = {} } = actionData ?? {};
  const { days, until, today, remedies } = loaderData;
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.title}</h1>
      <HeldWords until={until} today={today} />
      <div className="prose mt-4">
        <RemedyLines remedies={remedies} today={today} />
      </div>
      <h2 className="section-title">{words.sendTitle}</h2>
      <KeptForm>
        <OpenedAt />
        <p>{words.sendHint}</p>
        <LineNotes />
        <div className="actions">
          <Button name="intent" value="send">
            {words.send}
          </Button>
        </div>
      </KeptForm>
      <h2 className="section-title">{words.dateTitle}</h2>
      <KeptForm>
        <HoldFields legend={words.dateQuestion} days={days} today={today} values={values} errors={errors} />
        <LineNotes />
        <div className="actions">
          <Button name="intent" value="date" variant="secondary">
            {words.date}
          </Button>
        </div>
      </KeptForm>
      <h2 className="section-title">{words.takeBackTitle}</h2>
      <KeptForm>
        <OpenedAt />
        <p>{words.takeBackHint}</p>
        <Checkbox name="confirm" label={words.takeBackConfirm} error={errors.confirm} />
        <LineNotes />
        <div className="actions">
          <Button name="intent" value="take-back" variant="secondary">
            {words.takeBack}
          </Button>
        </div>
      </KeptForm>
    </div>
  );
}

function HeldWords({ until, today }: { until: string; today: string }) {
  const { texts, locale } = useTexts();
  const { hold: words } = texts;
  return (
    <ul className="list-disc pl-6">
      <li>{words.receiptKept(formatDay(until, locale, today))}</li>
      <li>{words.receiptUnread}</li>
    </ul>
  );
}
