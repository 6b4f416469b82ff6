import { feeLabel } from '#app/components/checker/fee-name.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { AmountWords } from '#app/components/report/amount-words.tsx';
import type { QuestionProps, StepPage } from '#app/components/report/step-page.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { PAID_HOW, RECEIPT_KINDS } from '#app/domain/amounts-answer.ts';
import type { AmountLine } from '#app/domain/report.ts';

export function AmountsQuestion(props: QuestionProps) {
  const { amounts } = useTexts().texts.report;
  const lines = props.page.answers.amounts?.lines ?? [];
  const { none } = props.values;
  return (
    <>
      <h1 className="page-title">{amounts.q}</h1>
      <p className="hint mb-6">{amounts.hint}</p>
      {lines.length === 0 && (
        <div className="mb-6">
          <Checkbox isInGroup name="none" label={amounts.none} isChecked={none === 'yes'} error={props.errors.none} />
        </div>
      )}
      <input type="hidden" name="lines" value={lines.length} />
      <AmountLines page={props.page} lines={lines} />
      <NewLine {...props} number={lines.length + 1} />
      <p className="mb-6">
        <Button variant="secondary" name="intent" value="add">
          {amounts.add}
        </Button>
      </p>
    </>
  );
}

function AmountLines({ page, lines }: { page: StepPage; lines: readonly AmountLine[] }) {
  const { amounts } = useTexts().texts.report;
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="amount-lines">
      <h2 className="label" id="amount-lines">
        {amounts.lines}
      </h2>
      <ol className="mb-6 border-t border-line">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and nothing is kept between renders
          <li key={index} className="flex items-start justify-between border-b border-line py-2">
            <AmountWords line={line} items={page.items} today={page.today} />
            <span className="ml-4 shrink-0">
              <Button variant="quiet" name="intent" value={`remove:${index}/${lines.length}`}>
                {amounts.remove}
                <span className="sr-only"> {amounts.line(index + 1)}</span>
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function NewLine({ page, values, errors, number }: QuestionProps & { number: number }) {
  const { texts, locale } = useTexts();
  const { report, common } = texts;
  const { amounts } = report;
  const isFurther = number > 1;
  const items = page.items.map((item) => ({ value: item.code, ...feeLabel(locale, item) }));
  const field = (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: 'off' });
  return (
    <fieldset className="field">
      <legend className="label">
        {amounts.line(number)}
        {isFurther && <span className="optional"> {common.optional}</span>}
      </legend>
      {isFurther && <p className="hint">{amounts.more}</p>}
      <Select {...field('itemCode')} label={amounts.item} options={items} emptyLabel={amounts.itemEmpty} />
      <Field {...field('itemText')} label={amounts.itemText} hint={amounts.itemTextHint} />
      <Field
        {...field('yuan')}
        label={amounts.yuan}
        hint={amounts.yuanHint}
        unit={amounts.yuanUnit}
        width="short"
        inputMode="decimal"
      />
      <PaymentDetails page={page} values={values} errors={errors} />
    </fieldset>
  );
}

function PaymentDetails({ page, values, errors }: QuestionProps) {
  const { amounts } = useTexts().texts.report;
  const paidHow = PAID_HOW.map((value) => ({ value, label: amounts.how[value] }));
  const receiptKinds = RECEIPT_KINDS.map((value) => ({ value, label: amounts.receipts[value] }));
  const field = (name: string) => ({ name, value: values[name], error: errors[name], optional: true });
  return (
    <>
      <Field {...field('paidOn')} type="date" max={page.today} label={amounts.paidOn} width="short" />
      <Select {...field('paidHow')} label={amounts.paidHow} options={paidHow} emptyLabel={amounts.unclear} />
      <Select
        {...field('receiptKind')}
        label={amounts.receiptKind}
        options={receiptKinds}
        emptyLabel={amounts.unclear}
      />
    </>
  );
}
