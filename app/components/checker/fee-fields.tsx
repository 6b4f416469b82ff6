import { feeLabel, type NamedFee } from '#app/components/checker/fee-name.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Select } from '#app/components/ui/select.tsx';
import { PAID_HOW, RECEIPT_KINDS } from '#app/domain/amounts-answer.ts';
import type { Department } from '#app/domain/department.ts';
import { inLocale } from '#app/i18n/index.ts';

export type CheckUnit = Pick<Department, 'id' | 'name'>;
export type CheckItem = NamedFee & { code: string; department: string };

type FeeFieldsProps = {
  values: Record<string, string>;
  errors: FieldErrors;
  units: readonly CheckUnit[];
  items: readonly CheckItem[];
  today: string;
};

/** What was charged, by whom, how much and how: only the item must be there. */
export function FeeFields({ values, errors, units, items, today }: FeeFieldsProps) {
  const { texts, locale } = useTexts();
  const { amounts } = texts.report;
  const words = texts.checker;
  const names = new Map(units.map((unit) => [unit.id, inLocale(locale, unit.name)]));
  const field = (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: 'off' });
  const choice = (name: string) => ({ ...field(name), emptyLabel: words.unknown });
  return (
    <>
      <Field {...field('itemText')} label={amounts.item} hint={words.itemHint} />
      <Select
        {...field('itemCode')}
        label={words.itemList}
        options={items.map((item) => {
          const { label, lang } = feeLabel(locale, item);
          const unit = locale === 'zh-CN' ? `（${names.get(item.department) ?? ''}）` : '';
          return { value: item.code, label: label + unit, lang };
        })}
        emptyLabel={words.itemListEmpty}
      />
      <Select
        {...choice('department')}
        label={words.department}
        options={units.map(({ id }) => ({ value: id, label: names.get(id) ?? id }))}
      />
      <Field
        {...field('yuan')}
        label={amounts.yuan}
        hint={amounts.yuanHint}
        unit={amounts.yuanUnit}
        width="short"
        inputMode="decimal"
      />
      <Field
        {...field('quantity')}
        label={words.quantity}
        hint={words.quantityHint}
        width="short"
        inputMode="decimal"
      />
      <Field {...field('paidOn')} type="date" max={today} label={amounts.paidOn} width="short" />
      <Select
        {...choice('paidHow')}
        label={amounts.paidHow}
        options={PAID_HOW.map((value) => ({ value, label: amounts.how[value] }))}
      />
      <Select
        {...choice('receiptKind')}
        label={amounts.receiptKind}
        options={RECEIPT_KINDS.map((value) => ({ value, label: amounts.receipts[value] }))}
      />
      <YesNoSelect {...choice('isCondition')} label={words.condition} />
    </>
  );
}

type YesNoProps = { name: string; label: string; value?: string; error?: string };

/** Yes, no, or not sure: three choices in one line, so that ten of them still fit a phone. */
export function YesNoSelect({ name, label, value, error }: YesNoProps) {
  const words = useTexts().texts.checker;
  const options = [
    { value: 'yes', label: words.yes },
    { value: 'no', label: words.no },
  ];
  return <Select {...{ name, label, value, error, options }} emptyLabel={words.unknown} />;
}
