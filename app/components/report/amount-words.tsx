import { FeeName } from '#app/components/checker/fee-name.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import type { FeeOption } from '#app/components/report/step-page.ts';
import type { AmountLine } from '#app/domain/report.ts';
import { formatDay, formatYuan } from '#app/i18n/index.ts';

type AmountWordsProps = { line: AmountLine; items: readonly FeeOption[]; today: string };

/** One payment in words: what for, how much, when, how, with which paper. */
export function AmountWords({ line, items, today }: AmountWordsProps) {
  const { texts, locale } = useTexts();
  const { how, receipts } = texts.report.amounts;
  const item = items.find(({ code }) => code === line.itemCode);
  const details = [
    line.paidOn && formatDay(line.paidOn, locale, today),
    line.paidHow && how[line.paidHow],
    line.receiptKind && receipts[line.receiptKind],
  ].filter(Boolean);
  return (
    <span className="block min-w-0">
      <span className="block">
        {item ? <FeeName fee={item} /> : (line.itemText ?? line.itemCode)}
        {' · '}
        <span className="nowrap">{formatYuan(line.amountFen, locale)}</span>
      </span>
      {details.length > 0 && <span className="block text-hint text-ink-2">{details.join(' · ')}</span>}
    </span>
  );
}
