import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Select } from '#app/components/ui/select.tsx';
import { deskTexts } from '#app/i18n/index.ts';

export type QueryForm = { values: Record<string, string>; errors: FieldErrors };

const RECEIPT_KINDS = ['fiscal', 'tax', 'plain', 'none'] as const;
const MEASURE_PAPERS = ['notice', 'decision', 'record', 'no_document'] as const;
/** What a unit can say it handed out: a receipt for money, a document for a measure. */
export const PAPERS = [...RECEIPT_KINDS, ...MEASURE_PAPERS] as const;

/**
 * The structured basis, all five parts of it, or the refund for every payer. A measure (an inspection, a seizure) has no
 * catalogue and no receipt: the same parts go by other names there.
 */
export function QueryFields({ form, isMeasure }: { form?: QueryForm; isMeasure: boolean }) {
  const texts = deskTexts.query;
  const parts = isMeasure ? texts.ofMeasure : texts.ofFee;
  const papers = isMeasure ? MEASURE_PAPERS : RECEIPT_KINDS;
  const { values = {}, errors = {} } = form ?? {};
  const field = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <>
      <RadioGroup
        {...field('kind')}
        legend={texts.kind}
        options={[
          { value: 'basis', label: texts.basis, hint: texts.basisHint },
          { value: 'refund', label: parts.refund, hint: parts.refundHint },
        ]}
      />
      <Field {...field('documentNumber')} label={texts.documentNumber} hint={texts.documentNumberHint} />
      <Field {...field('article')} label={texts.article} />
      <Field {...field('catalogueItem')} label={parts.catalogueItem} hint={parts.catalogueItemHint} />
      <Field {...field('validity')} label={texts.validity} hint={texts.validityHint} />
      <Select
        {...field('receiptKind')}
        label={parts.receiptKind}
        emptyLabel={texts.choose}
        options={papers.map((value) => ({ value, label: deskTexts.words.basisPapers[value] }))}
      />
      <TextArea {...field('note')} label={texts.note} optional rows={4} />
    </>
  );
}
