import type { ActFormData } from '#app/components/desk/act-page.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { ProofKind } from '#app/domain/proof.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { type AnswerSubject, outcomeWords } from '#app/i18n/zh-CN/outcome-words.ts';

type AnswerFieldsProps = { form?: ActFormData; subject: AnswerSubject; proofKinds: readonly ProofKind[] };

/** The answer: which of the two, its words, and for "returned" the proof and its kind. */
export function AnswerFields({ form, subject, proofKinds }: AnswerFieldsProps) {
  const texts = deskTexts.acts.answer;
  const outcomes = outcomeWords(subject);
  const { isAboutMoney, request } = subject;
  const textHint = isAboutMoney ? texts.textHint : texts.textHintWithoutMoney;
  const proofHint = texts.proofHint(outcomes.not);
  const { values = {}, errors = {} } = form ?? {};
  return (
    <>
      <RadioGroup
        name="outcome"
        legend={texts.outcome}
        options={[
          { value: 'returned', label: outcomes.returned, hint: texts.returnedHint },
          { value: 'not', label: outcomes.not, hint: texts.notHint },
        ]}
        value={values.outcome}
        error={errors.outcome}
      />
      <TextArea
        name="text"
        label={texts.text}
        hint={request ? texts.textHintOfRequest : textHint}
        value={values.text}
        error={errors.text}
      />
      <fieldset className="field">
        <legend className="label">{texts.basisTitle(outcomes.not)}</legend>
        <p className="hint">{texts.basisHint(outcomes.not)}</p>
        <Field
          name="basisDocument"
          label={texts.basisDocument}
          value={values.basisDocument}
          error={errors.basisDocument}
        />
        <Field name="basisArticle" label={texts.basisArticle} value={values.basisArticle} error={errors.basisArticle} />
      </fieldset>
      <Select
        name="proofKind"
        label={texts.proofKind}
        emptyLabel={texts.choose}
        options={proofKinds
          .filter((kind) => isAboutMoney || kind !== 'refund_voucher')
          .map((value) => ({
            value,
            label: deskTexts.words.proofKinds[value],
          }))}
        value={values.proofKind}
        error={errors.proofKind}
      />
      <Field
        name="proof"
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        label={texts.proof}
        hint={form ? `${proofHint}${texts.proofAgain}` : proofHint}
        error={errors.proof}
      />
    </>
  );
}
