import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { z } from 'zod';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { TrackedCaseView } from '#app/domain/case-view.ts';
import { type FormValues, oneOf, parseForm, readForm } from '#app/http/form.ts';
import type { Texts } from '#app/i18n/index.ts';
import {
  backToCase,
  type OwnCase,
  readOwnCase,
  requireOwnCase,
  showsExit,
} from '#app/routes/public/own-case.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { type RatingLevel, rateHandling } from '#app/use-cases/rate-handling.server.ts';

type RateData = {
  asksVerdict: boolean;
  asksLevel: boolean;
  afterNot: 'cycle' | 'review' | 'higher';
  showExit: boolean;
};
type Refusal = { values: FormValues; errors: Record<string, string> };

const VERDICTS = ['solved', 'partly', 'not'] as const;
const LEVELS = ['5', '4', '3', '2', '1'] as const;
const LEVEL_OF: Record<(typeof LEVELS)[number], RatingLevel> = { 5: 5, 4: 4, 3: 3, 2: 2, 1: 1 };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<RateData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.canGiveVerdict && !view.canRate) throw backToCase(own, 'changed');
  return {
    asksVerdict: view.canGiveVerdict,
    asksLevel: view.canRate,
    afterNot: afterNot(view),
    showExit: showsExit(view),
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
  const form = parseForm(rateSchema(view, own.wording.texts.track), await readForm(request));
  if (!form.ok) return data<Refusal>({ values: form.values, errors: form.errors }, { status: 400 });
  return give(own, form.value);
}

/** Together with the verdict the level may be left out; alone it is what the page is for. */
function rateSchema(view: TrackedCaseView, words: Texts['track']) {
  const level = oneOf(LEVELS, words.levelMissing);
  const verdict = oneOf(VERDICTS, words.verdictMissing);
  return z.object({
    verdict: view.canGiveVerdict ? verdict : verdict.optional(),
    level: view.canGiveVerdict || !view.canRate ? level.optional() : level,
  });
}

type Opinion = { verdict?: (typeof VERDICTS)[number]; level?: (typeof LEVELS)[number] };

async function give(own: OwnCase, { verdict, level }: Opinion): Promise<Response> {
  const isTold = verdict !== undefined && (await giveVerdict(own.ctx, own.caseId, verdict)).ok;
  const isRated = level !== undefined && (await rateHandling(own.ctx, own.caseId, LEVEL_OF[level])).ok;
  if (isTold) return backToCase(own, 'verdict');
  return backToCase(own, isRated ? 'rated' : 'changed');
}

export default function TrackRate({ loaderData, actionData }: { loaderData: RateData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const words = texts.track;
  const { asksVerdict, asksLevel, afterNot } = loaderData;
  const { values = {}, errors = {} } = actionData ?? {};
  const title = asksVerdict ? words.rate : words.rateOnly;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{title}</h1>
      <form method="post" noValidate>
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
        {asksLevel && (
          <RadioGroup
            name="level"
            legend={words.levelQuestion}
            options={LEVELS.map((value) => ({ value, label: words.level[value] }))}
            value={values.level}
            error={errors.level}
            optional={asksVerdict}
          />
        )}
        <Button>{words.rateSubmit}</Button>
      </form>
    </div>
  );
}
