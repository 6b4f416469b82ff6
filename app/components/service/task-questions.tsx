import { useTexts } from '#app/components/layout/locale.tsx';
import type { TaskProps } from '#app/components/service/application-page.ts';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { CheckboxGroup, RadioGroup } from '#app/components/ui/choices.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { inLocale } from '#app/i18n/index.ts';

export function ApplicantQuestion({ page, values, errors }: TaskProps) {
  const { texts } = useTexts();
  const options = page.service.applicants.map((kind) => ({ value: kind, label: texts.services.applicants[kind] }));
  return (
    <RadioGroup
      name="applicant"
      legend={texts.apply.step.applicant.q}
      isPageTitle
      options={options}
      value={values.applicant}
      error={errors.applicant}
    />
  );
}

export function CompanyQuestion({ page, values, errors }: TaskProps) {
  const { company: words } = useTexts().texts.apply.step;
  const kind = page.applicant ?? 'company';
  const { name, nameHint } = words[kind];
  const field = (key: string) => ({ name: key, value: values[key], error: errors[key], spellCheck: false });
  return (
    <>
      <h1 className="page-title">{words.q}</h1>
      <Field
        {...field('name')}
        label={name}
        hint={nameHint}
        optional={kind !== 'company'}
        autoComplete="organization"
      />
      {kind === 'company' && (
        <Field
          {...field('creditCode')}
          label={words.company.code}
          hint={words.company.codeHint}
          width="code"
          autoComplete="off"
          autoCapitalize="characters"
        />
      )}
      {kind === 'foreign' && (
        <Field
          {...field('registration')}
          label={words.foreign.registration}
          hint={words.foreign.registrationHint}
          optional
          autoComplete="off"
        />
      )}
    </>
  );
}

export function ContactQuestion({ page, values, errors }: TaskProps) {
  const { report, apply } = useTexts().texts;
  const words = report.contact;
  const field = (name: 'name' | 'phone' | 'email' | 'reachable', autoComplete: string) => ({
    name,
    label: words[name],
    value: values[name],
    error: errors[name],
    autoComplete,
    spellCheck: false,
  });
  return (
    <>
      <h1 className="page-title">{apply.step.contact.q}</h1>
      <p className="hint mb-6">{apply.step.contact.hint}</p>
      <Field {...field('name', 'name')} />
      <Field {...field('phone', 'tel')} type="tel" inputMode="tel" width="code" hint={words.phoneHint} />
      <Field {...field('email', 'email')} inputMode="email" autoCapitalize="none" />
      {page.offersMail && (
        <Checkbox name="mails" isChecked={values.mails === 'yes'} label={words.mails} hint={words.mailsNamed} />
      )}
      <Field {...field('reachable', 'off')} optional />
    </>
  );
}

export function MatterQuestion({ values, errors }: TaskProps) {
  const { matter } = useTexts().texts.apply.step;
  const hint = (
    <ul className="list-disc pl-6">
      <li>{matter.hint}</li>
      <li>{matter.limit(LONGEST_STORY)}</li>
    </ul>
  );
  return (
    <TextArea
      name="matter"
      label={matter.q}
      hint={hint}
      value={values.matter}
      error={errors.matter}
      isPageTitle
      rows={7}
      autoComplete="off"
    />
  );
}

export function PapersQuestion({ page, values, errors }: TaskProps) {
  const { texts, locale } = useTexts();
  const { papers } = texts.apply.step;
  const options = page.service.papers.map((paper, place) => ({ value: String(place), label: inLocale(locale, paper) }));
  return (
    <CheckboxGroup
      name="papers"
      legend={papers.q}
      hint={papers.hint}
      isPageTitle
      options={options}
      values={(values.papers ?? '').split(',')}
      error={errors.papers}
    />
  );
}

export function HandlingQuestion({ page, values, errors }: TaskProps) {
  const { texts, locale } = useTexts();
  const words = texts.apply.step.handling;
  const unit = inLocale(locale, page.unit);
  const agent = page.agent ? inLocale(locale, page.agent) : '';
  const options = [
    { value: 'self', label: words.self, hint: words.selfHint(unit) },
    { value: 'agent', label: words.agent, hint: words.agentHint(agent, unit) },
  ];
  return (
    <RadioGroup
      name="handling"
      legend={words.q}
      isPageTitle
      options={options}
      value={values.handling}
      error={errors.handling}
    />
  );
}
