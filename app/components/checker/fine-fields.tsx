import { YesNoSelect } from '#app/components/checker/fee-fields.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Select } from '#app/components/ui/select.tsx';
import { PAID_HOW } from '#app/domain/amounts-answer.ts';

/** What happened when somebody was fined; what is not known stays empty. */
export function FineFields({ values, errors }: { values: Record<string, string>; errors: FieldErrors }) {
  const { texts } = useTexts();
  const words = texts.checker;
  const { amounts } = texts.report;
  const field = (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: 'off' });
  const choice = (name: string) => ({ ...field(name), emptyLabel: words.unknown });
  const fined = [
    { value: 'person', label: words.fine.person },
    { value: 'unit', label: words.fine.unit },
  ];
  return (
    <>
      <Field {...field('officers')} label={words.fine.officers} width="short" inputMode="numeric" />
      <YesNoSelect {...field('onRoad')} label={words.fine.onRoad} />
      <YesNoSelect {...field('showedId')} label={words.fine.showedId} />
      <YesNoSelect {...field('toldRights')} label={words.fine.toldRights} />
      <YesNoSelect {...field('decision')} label={words.fine.decision} />
      <Field
        {...field('spotYuan')}
        label={words.fine.spotYuan}
        hint={words.fine.spotHint}
        unit={amounts.yuanUnit}
        width="short"
        inputMode="decimal"
      />
      <Select {...choice('fined')} label={words.fine.fined} options={fined} />
      <Select
        {...choice('paidHow')}
        label={words.fine.paidHow}
        options={PAID_HOW.map((value) => ({ value, label: amounts.how[value] }))}
      />
      <YesNoSelect {...field('twice')} label={words.fine.twice} />
    </>
  );
}
