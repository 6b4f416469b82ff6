import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Select } from '#app/components/ui/select.tsx';
import { deskTexts } from '#app/i18n/index.ts';

export type QueryForm = { values: Record<string, string>; errors: FieldErrors };

export const RECEIPT_KINDS = ['fiscal', 'tax', 'plain', 'none'] as const;

/** The structured basis, all five parts of it, or the refund for every payer. */
export function QueryFields({ form }: { form?: QueryForm }) {
  const texts = deskTexts.query;
  const { values = {}, errors = {} } = form ?? {};
  const field = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <>
      <RadioGroup
        {...field('kind')}
        legend={texts.kind}
        options={[
          { value: 'basis', label: texts.basis, hint: texts.basisHint },
          { value: 'refund', label: texts.refund, hint: texts.refundHint },
        ]}
      />
      <Field {...field('documentNumber')} label={texts.documentNumber} hint={texts.documentNumberHint} />
      <Field {...field('article')} label={texts.article} />
      <Field {...field('catalogueItem')} label={texts.catalogueItem} hint={texts.catalogueItemHint} />
      <Field {...field('validity')} label={texts.validity} hint={texts.validityHint} />
      <Select
        {...field('receiptKind')}
        label={texts.receiptKind}
        emptyLabel={texts.choose}
        options={RECEIPT_KINDS.map((value) => ({ value, label: deskTexts.words.receiptKinds[value] }))}
      />
      <TextArea {...field('note')} label={texts.note} optional rows={4} />
    </>
  );
}
