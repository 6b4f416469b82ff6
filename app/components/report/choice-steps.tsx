import { useTexts } from '#app/components/layout/locale.tsx';
import type { QuestionProps } from '#app/components/report/step-page.ts';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { UNSURE } from '#app/domain/answer-schemas.ts';
import { inLocale } from '#app/i18n/index.ts';

export function KindQuestion({ page, values, errors }: QuestionProps) {
  const { texts, locale } = useTexts();
  const options = page.groups.map((group) => ({ value: group.id, label: inLocale(locale, group.name) }));
  const { q } = texts.report.kind;
  return <RadioGroup name="group" legend={q} isPageTitle options={options} value={values.group} error={errors.group} />;
}

export function CategoryQuestion({ page, values, errors }: QuestionProps) {
  const { texts, locale } = useTexts();
  const words = texts.report.category;
  const options = page.categories.map((category) => ({
    value: category.code,
    label: inLocale(locale, category.name),
    hint: category.refer ? words.refer : undefined,
  }));
  const unsure = { value: UNSURE, label: words.unsure, hint: words.unsureHint };
  return (
    <RadioGroup
      name="category"
      legend={words.q}
      isPageTitle
      options={page.answers.group === 'other' ? [...options, unsure] : options}
      value={values.category}
      error={errors.category}
    />
  );
}

export function IdentityQuestion({ values, errors }: QuestionProps) {
  const { identity } = useTexts().texts.report;
  const options = [
    { value: 'named', label: identity.named, hint: identity.namedHint },
    { value: 'hidden', label: identity.hidden, hint: identity.hiddenHint },
    { value: 'anonymous', label: identity.anonymous, hint: identity.anonymousHint },
  ];
  return (
    <RadioGroup
      name="identityMode"
      legend={identity.q}
      isPageTitle
      options={options}
      value={values.identityMode}
      error={errors.identityMode}
    />
  );
}
