import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import { z } from 'zod';
import { PublicationOffer } from '#app/components/case/publication-offer.tsx';
import type { OfferedRow } from '#app/components/case/publication-terms.tsx';
import { RATING_LEVELS, RatingFields } from '#app/components/case/rating-fields.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { LineNotes } from '#app/components/ui/kept-form.tsx';
import type { TrackedCaseView } from '#app/domain/case-view.ts';
import { RATED_STANDARDS, RATING_REASONS, type Rating, type RatingLevel } from '#app/domain/rating.ts';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { type FormValues, manyOf, oneOf, optionalText, parseForm, readForm } from '#app/http/form.ts';
import { pathFor, type Texts } from '#app/i18n/index.ts';
import {
  backToCase,
  type OwnCase,
  type OwnPage,
  ownPage,
  readOwnCase,
  requireOwnCase,
} from '#app/routes/public/own-case.server.ts';
import { allowPublication, readPublication } from '#app/use-cases/allow-publication.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { rateHandling } from '#app/use-cases/rate-handling.server.ts';

export const handle = { sendsForm: true };

type RateData = OwnPage & {
  asksVerdict: boolean;
  asksLevel: boolean;
  /** What was given before; the page changes it. */
  given: TrackedCaseView['rating'];
  isPrivate: boolean;
  afterNot: 'cycle' | 'review' | 'higher';
  /** What may be published once it is solved; null where nothing may. */
  offer: OfferedRow | null;
};
type Refusal = { values: FormValues; reasons: string[]; errors: Record<string, string> };

const VERDICTS = ['solved', 'partly', 'not'] as const;
const LEVEL_OF: Record<(typeof RATING_LEVELS)[number], RatingLevel> = { 5: 5, 4: 4, 3: 3, 2: 2, 1: 1 };

/** For the first time, or once more while it can be changed. */
function mayRate(view: TrackedCaseView): boolean {
  return view.canRate || typeof view.rating?.changeUntil === 'string';
}

export async function loader({ context, request }: LoaderFunctionArgs): Promise<RateData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.canGiveVerdict && !mayRate(view)) throw backToCase(own, 'changed');
  return {
    asksVerdict: view.canGiveVerdict,
    asksLevel: mayRate(view),
    given: view.rating,
    isPrivate: view.identityMode !== 'named',
    afterNot: afterNot(view),
    offer: view.canGiveVerdict ? await readPublication(own.ctx, own.caseId, { ifSolved: true }) : null,
    ...ownPage(view),
  };
}

/** Reopened once with half the days, then reviewed; after a review, and for L5 and L8, the higher channel is left. */
function afterNot(view: TrackedCaseView): RateData['afterNot'] {
  if (view.isConductOnly || view.answer?.reviewOutcome) return 'higher';
  return view.cycle === 1 ? 'cycle' : 'review';
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  const sent = await readForm(request);
  // A second click finds the verdict given.
  if (!view.canGiveVerdict && view.verdict !== null && sent.get('verdict') === view.verdict && !sent.get('level')) {
    return backToCase(own, 'verdict');
  }
  const form = parseForm(rateSchema(view, own.wording.texts.track), sent);
  if (!form.ok) {
    const refusal = { values: form.values, reasons: form.lists.reasons ?? [], errors: form.errors };
    return data<Refusal>(refusal, { status: 400 });
  }
  return give(own, form.value);
}

const standardLevel = z.enum(RATING_LEVELS).optional().catch(undefined);

/** Together with the verdict the level may be left out; alone it is what the page is for. */
function rateSchema(view: TrackedCaseView, words: Texts['track']) {
  const level = oneOf(RATING_LEVELS, words.levelMissing);
  const verdict = oneOf(VERDICTS, words.verdictMissing);
  const fields = z.object({
    verdict: view.canGiveVerdict ? verdict : verdict.optional(),
    level: view.canGiveVerdict || !mayRate(view) ? level.optional() : level,
    reasons: manyOf(z.enum(RATING_REASONS)).catch([]),
    lawful: standardLevel,
    courteous: standardLevel,
    supportive: standardLevel,
    efficient: standardLevel,
    joint: standardLevel,
    publish: z.literal('yes').optional().catch(undefined),
    shown: z.string().optional().catch(undefined),
    remark: optionalText({ max: LONGEST_STORY, tooLong: words.bodyTooLong }),
  });
  // What is said belongs to a rating: without one it would be lost.
  return fields.refine(({ remark, level }) => remark === null || level !== undefined, {
    path: ['level'],
    message: words.levelMissing,
  });
}

type Opinion = z.infer<ReturnType<typeof rateSchema>>;

async function give(own: OwnCase, opinion: Opinion): Promise<Response> {
  const { verdict, remark } = opinion;
  const rating = ratingOf(opinion);
  const isTold = verdict !== undefined && (await giveVerdict(own.ctx, own.caseId, verdict)).ok;
  const isRated = rating !== null && (await rateHandling(own.ctx, own.caseId, rating, remark)).ok;
  if (isTold && verdict === 'solved' && opinion.publish === 'yes') return publish(own, opinion.shown ?? '');
  if (isTold) return backToCase(own, 'verdict');
  return backToCase(own, isRated ? 'rated' : 'changed');
}

/** Where the row is another one by now, the page of the consent shows it before anything is agreed to. */
async function publish(own: OwnCase, shown: string): Promise<Response> {
  const { ok } = await allowPublication(own.ctx, own.caseId, shown);
  return ok ? backToCase(own, 'verdict') : redirect(pathFor(own.wording.locale, '/track/case/publish'), 303);
}

function ratingOf({ level, reasons, ...given }: Opinion): Rating | null {
  if (level === undefined) return null;
  const standards: Rating['standards'] = {};
  for (const standard of RATED_STANDARDS) {
    const own = given[standard];
    if (own !== undefined) standards[standard] = LEVEL_OF[own];
  }
  return { level: LEVEL_OF[level], standards, reasons };
}

/** The form as it was given before. */
function valuesOf(given: TrackedCaseView['rating']): FormValues {
  if (given === null) return {};
  const standards = Object.entries(given.standards).map(([standard, level]) => [standard, String(level)]);
  return { level: String(given.level), ...Object.fromEntries(standards) };
}

export default function TrackRate({ loaderData, actionData }: { loaderData: RateData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const words = texts.track;
  const { asksVerdict, asksLevel, given, isPrivate, afterNot, offer } = loaderData;
  const { values = valuesOf(given), reasons = given?.reasons ?? [], errors = {} } = actionData ?? {};
  const title = asksVerdict ? words.rate : given ? texts.rating.change : words.rateOnly;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{title}</h1>
      <PageForm>
        {asksVerdict && (
          <RadioGroup
            name="verdict"
            legend={words.verdictQuestion}
            hint={words.afterNot[afterNot]}
            options={VERDICTS.map((value) => ({ value, label: words.verdict[value] }))}
            value={values.verdict}
            error={errors.verdict}
          />
        )}
        {asksLevel && given && <p className="hint">{texts.rating.changeOnce}</p>}
        {asksLevel && (
          <RatingFields
            values={values}
            reasons={reasons}
            errors={errors}
            isOptional={asksVerdict}
            isPrivate={isPrivate}
          />
        )}
        {offer && <PublicationOffer offer={offer} isTicked={values.publish === 'yes'} />}
        <LineNotes />
        <Button>{words.rateSubmit}</Button>
      </PageForm>
    </div>
  );
}
