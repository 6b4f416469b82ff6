import type { ActFormData } from '#app/components/desk/act-page.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { deskTexts } from '#app/i18n/index.ts';

/** The answer to an ask for a written one: its words, and for a refusal basis, gap, other route and officer. */
export function WrittenAnswerFields({ form }: { form?: ActFormData }) {
  const { inWriting: texts, answer } = deskTexts.acts;
  const outcomes = deskTexts.words.outcomesOfAsks;
  const { values = {}, errors = {} } = form ?? {};
  const field = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <>
      <RadioGroup
        name="outcome"
        legend={answer.outcome}
        options={[
          { value: 'refused', label: outcomes.not, hint: texts.notHint },
          { value: 'not_refused', label: outcomes.returned, hint: texts.returnedHint },
        ]}
        value={values.outcome}
        error={errors.outcome}
      />
      <TextArea {...field('text')} label={texts.text} hint={texts.textHint} rows={5} />
      <fieldset className="field">
        <legend className="label">{texts.parts}</legend>
        <p className="hint">{texts.partsHint}</p>
        <Field {...field('basisDocument')} label={answer.basisDocument} />
        <Field {...field('basisArticle')} label={answer.basisArticle} />
        <TextArea {...field('gap')} label={texts.gap} hint={texts.gapHint} rows={3} />
        <TextArea {...field('route')} label={texts.route} hint={texts.routeHint} rows={3} />
        <Field {...field('officer')} label={texts.officer} />
        <Field {...field('phone')} label={texts.phone} type="tel" inputMode="tel" width="short" />
      </fieldset>
    </>
  );
}
