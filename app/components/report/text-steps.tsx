import { useTexts } from '#app/components/layout/locale.tsx';
import { SafetyAdvice } from '#app/components/report/safety-advice.tsx';
import type { QuestionProps } from '#app/components/report/step-page.ts';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { mayHaveDecision } from '#app/domain/remedies.ts';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { inLocale } from '#app/i18n/index.ts';

// Browsers keep typed text and send it to spelling services unless told otherwise.
const PRIVATE_TEXT = { autoComplete: 'off', spellCheck: false } as const;

export function SafetyPage() {
  const { texts } = useTexts();
  return (
    <>
      <h1 className="page-title">{texts.report.safety.title}</h1>
      <div className="prose mb-6">
        <SafetyAdvice isBegun />
      </div>
    </>
  );
}

export function WhatQuestion({ page, values, errors }: QuestionProps) {
  const { what } = useTexts().texts.report;
  const hint = (
    <ul className="list-disc pl-6">
      <li>{what.hint}</li>
      {page.answers.identityMode !== 'named' && <li>{what.private}</li>}
      <li>{what.limit(LONGEST_STORY)}</li>
    </ul>
  );
  const field = { name: 'what', label: what.q, hint, value: values.what, error: errors.what };
  const day = { name: 'decidedOn', value: values.decidedOn, error: errors.decidedOn, max: page.today };
  return (
    <>
      <TextArea {...PRIVATE_TEXT} {...field} isPageTitle rows={8} />
      {mayHaveDecision(page.answers.category) && (
        <Field
          {...day}
          type="date"
          label={what.decidedOn}
          hint={what.decidedOnHint}
          width="short"
          autoComplete="off"
          optional
        />
      )}
    </>
  );
}

export function OutcomeQuestion({ values, errors }: QuestionProps) {
  const { q: label, hint } = useTexts().texts.report.outcome;
  const field = { name: 'outcome', label, hint, value: values.outcome, error: errors.outcome };
  return <TextArea {...PRIVATE_TEXT} {...field} isPageTitle optional rows={4} />;
}

export function ProjectQuestion({ page, values, errors }: QuestionProps) {
  const { texts, locale } = useTexts();
  const { q: label, hidden, named, foreign, foreignHint } = texts.report.project;
  const hint = page.answers.identityMode === 'hidden' ? hidden : named;
  const field = { name: 'project', label, hint, value: values.project, error: errors.project };
  const helper = page.foreignHelper;
  return (
    <>
      <TextArea {...PRIVATE_TEXT} {...field} isPageTitle optional rows={3} />
      {helper && (
        <Checkbox
          name="foreign"
          isChecked={values.foreign === 'yes'}
          label={
            <>
              <span className="choice-label">{foreign}</span>
              <span className="choice-hint font-normal">{foreignHint(inLocale(locale, helper))}</span>
            </>
          }
        />
      )}
    </>
  );
}

export function ContactQuestion({ page, values, errors }: QuestionProps) {
  const { contact } = useTexts().texts.report;
  const isHidden = page.answers.identityMode === 'hidden';
  const field = (name: 'name' | 'phone' | 'email' | 'reachable', token: string) => ({
    name,
    optional: name === 'reachable' || (isHidden && name !== 'name'),
    label: contact[name],
    value: values[name],
    error: errors[name],
    autoComplete: isHidden ? 'off' : token,
    spellCheck: false,
  });
  return (
    <>
      <h1 className="page-title">{contact.q}</h1>
      <p className="hint mb-6">{isHidden ? contact.hidden : contact.named}</p>
      <Field {...field('name', 'name')} />
      <Field {...field('phone', 'tel')} type="tel" inputMode="tel" width="code" hint={contact.phoneHint} />
      <Field {...field('email', 'email')} inputMode="email" autoCapitalize="none" />
      {page.offersMail && (
        <Checkbox
          name="mails"
          isChecked={values.mails === 'yes'}
          label={contact.mails}
          hint={isHidden ? contact.mailsHidden : contact.mailsNamed}
        />
      )}
      {!isHidden && <Field {...field('reachable', 'off')} />}
    </>
  );
}
