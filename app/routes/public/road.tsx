import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { NeedsCookie } from '#app/components/layout/needs-cookie.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { answerErrorWords } from '#app/components/report/answer-error-words.ts';
import { RoadCard } from '#app/components/report/road-card.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { ROAD_KINDS, readRoadStop } from '#app/domain/road-stop.ts';
import { readForm } from '#app/http/form.ts';
import { type InThreeLanguages, inLocale, type Locale, localeOfPath, textsFor } from '#app/i18n/index.ts';
import { beginReport } from '#app/routes/public/begin-report.server.ts';
import { stepHref, textsOf } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true, sendsForm: true, needsCookie: true };

type Road = { units: { id: string; name: InThreeLanguages }[]; hasDraft: boolean };
type Refusal = { values: StepForm; errors: AnswerErrors };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<Road> {
  const { departments } = await getCountyRules(context.db);
  const draft = (await findDraft(context, request))?.draft;
  return {
    units: [...departments.values()].map(({ id, name }) => ({ id, name })),
    hasDraft: draft !== undefined && draft.receipt === null && Object.keys(draft.answers).length > 0,
  };
}

/** Begins an anonymous report with what the page was told; what is missing, its own pages ask. */
export async function action({ context, request }: ActionFunctionArgs) {
  const values = textsOf(await readForm(request));
  const locale = localeOfPath(new URL(request.url).pathname);
  const county = await getCountyRules(context.db);
  const read = readRoadStop(values, {
    units: new Set(county.departments.keys()),
    words: storyWords(locale),
  });
  if (!read.ok) return data<Refusal>({ values, errors: read.errors }, 400);
  // From the safety page straight to the check: the pages between have their answers.
  return beginReport(context, request, { locale, answers: read.answers, goOn: stepHref('safety', true) });
}

/** The lines of the story are named in Chinese for the officer, and in the driver's language for whoever sends them. */
function storyWords(locale: Locale) {
  const [chinese, own] = [textsFor('zh-CN').road.story, textsFor(locale).road.story];
  const named = (key: keyof typeof own) => (locale === 'zh-CN' ? chinese[key] : `${chinese[key]} / ${own[key]}`);
  const colon = locale === 'zh-CN' ? '：' : ': ';
  return {
    begun: named('begun'),
    item: named('item'),
    place: named('place') + colon,
    badge: named('badge') + colon,
    more: named('more') + colon,
  };
}

/** For drivers: one page, then what will be sent. The card stands below, for the officers' eyes. */
export default function RoadPage({ loaderData, actionData }: { loaderData: Road; actionData?: Refusal }) {
  const { texts, path, locale } = useTexts();
  const words = texts.road;
  const values = { ...actionData?.values };
  const errors = answerErrorWords(actionData?.errors, texts);
  const field = (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: 'off' });
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <h1 className="page-title">{words.title}</h1>
      <p>{words.lead}</p>
      <p className="mb-6">
        <a href="#card" className="tel">
          {words.card}
        </a>
      </p>
      <PageForm action={path('/road')}>
        <NeedsCookie />
        <ErrorSummary errors={errors} />
        {loaderData.hasDraft && (
          <Notice tone="warn">
            <p>{texts.checker.replaces}</p>
          </Notice>
        )}
        <RadioGroup
          name="kind"
          legend={words.kind}
          options={ROAD_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          value={values.kind}
          error={errors.kind}
        />
        <Field {...field('place')} label={words.place} hint={words.placeHint} />
        <Field
          {...field('yuan')}
          label={words.yuan}
          hint={words.yuanHint}
          unit={texts.report.amounts.yuanUnit}
          width="short"
          inputMode="decimal"
        />
        <Field {...field('badge')} label={words.badge} hint={words.badgeHint} optional />
        <Select
          {...field('unit')}
          label={words.unit}
          emptyLabel={words.unknown}
          options={loaderData.units.map(({ id, name }) => ({ value: id, label: inLocale(locale, name) }))}
        />
        <Field {...field('more')} label={words.more} optional />
        <p className="hint mb-6">{words.next}</p>
        <Button>{words.go}</Button>
      </PageForm>
      <RoadCard />
    </div>
  );
}
