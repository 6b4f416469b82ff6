import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { HoldChoice } from '#app/components/report/hold-choice.tsx';
import { CheckboxGroup, RadioGroup } from '#app/components/ui/choices.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { LEAST_CROWD } from '#app/domain/query-crowd.ts';
import { inLocale, textsFor } from '#app/i18n/index.ts';

type ChoicesProps = { page: CheckPage; values: Record<string, string>; errors: FieldErrors };

/** What is left to agree to: the query to the accused unit, whether the words go on to a higher body, and when it is sent. */
export function CheckChoices(props: ChoicesProps) {
  return (
    <>
      <QueryChoice {...props} />
      <ItemsChoice {...props} />
      <WordsChoice {...props} />
      <HoldChoice hold={props.page.hold} values={props.values} errors={props.errors} today={props.page.today} />
    </>
  );
}

function QueryChoice({ page, values, errors }: ChoicesProps) {
  const { texts } = useTexts();
  const { check, common } = texts;
  const { query } = page;
  if (!query) return null;
  const options = [
    { value: 'yes', label: check.queryAgree, hint: check.queryAgreeHint(common.workingDays(query.basisDays)) },
    { value: 'no', label: check.queryDecline, hint: check.queryDeclineHint },
  ];
  const hint = (
    <>
      <p>{check.queryLead}</p>
      <QueryWords units={query.units} subject={query.subject} />
      <p>{query.about === null ? check.queryUncounted : check.queryAbout(query.about)}</p>
      <p>{check.queryNote}</p>
    </>
  );
  return (
    <RadioGroup
      name="query"
      legend={check.queryTitle}
      hint={hint}
      options={options}
      value={values.query}
      error={errors.query}
    />
  );
}

/** The same query naming the catalogue items: left alone, the one above is sent. */
function ItemsChoice({ page, values }: ChoicesProps) {
  const { check } = useTexts().texts;
  const { query } = page;
  if (!query?.items) return null;
  const { subject, about } = query.items;
  const hint = (
    <>
      <p>{check.itemsLead}</p>
      <QueryWords units={query.units} subject={subject} />
      <p>{check.itemsAbout(about)}</p>
      <p>{check.itemsAgain(LEAST_CROWD)}</p>
    </>
  );
  return (
    <CheckboxGroup
      name="items"
      legend={check.itemsTitle}
      optional
      hint={hint}
      options={[{ value: 'yes', label: check.itemsAgree, hint: check.itemsAgreeHint }]}
      values={values.items === 'yes' ? ['yes'] : []}
    />
  );
}

type QueryWordsProps = Pick<NonNullable<CheckPage['query']>, 'units' | 'subject'>;

/** The query as the unit will read it, in Chinese, and in the page's language where that is another. */
function QueryWords({ units, subject }: QueryWordsProps) {
  const { texts, locale } = useTexts();
  const { name, papers } = subject;
  return units.map((unit) => (
    <blockquote className="my-3 border-l-4 border-pine pl-4 text-ink" key={unit.zh}>
      <p lang="zh-CN">{textsFor('zh-CN').check.query(unit.zh, name.zh, papers)}</p>
      {locale !== 'zh-CN' && <p>{texts.check.query(inLocale(locale, unit), inLocale(locale, name), papers)}</p>}
    </blockquote>
  ));
}

function WordsChoice({ page, values, errors }: ChoicesProps) {
  const { check } = useTexts().texts;
  const higher = page.outside?.higher ?? [];
  if (higher.length === 0) return null;
  const options = [
    { value: 'yes', label: check.wordsAgree },
    { value: 'no', label: check.wordsFields },
  ];
  return (
    <RadioGroup
      name="words"
      legend={check.wordsTitle}
      hint={
        <p>
          <MarkedChinese text={check.wordsLead(higher.join('、'))} />
        </p>
      }
      options={options}
      value={values.words}
      error={errors.words}
    />
  );
}
