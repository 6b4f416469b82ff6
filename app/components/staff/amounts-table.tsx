import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { AmountView } from '#app/domain/case-view.ts';
import { deskTexts, formatDay, formatYuan } from '#app/i18n/index.ts';

const texts = deskTexts.case;
const { paidHow, receiptKinds } = deskTexts.words;

type AmountRow = AmountView & { key: string };

const COLUMNS: readonly Column<AmountRow>[] = [
  {
    key: 'item',
    head: texts.amountColumns.item,
    cell: (line) => line.itemName ?? line.itemText ?? texts.unknown,
    isRowHead: true,
    className: 'min-w-[8rem]',
  },
  {
    key: 'amount',
    head: texts.amountColumns.amount,
    cell: (line) => formatYuan(line.amountFen, 'zh-CN'),
    isNumber: true,
  },
  {
    key: 'paidOn',
    head: texts.amountColumns.paidOn,
    cell: (line) => (line.paidOn ? formatDay(line.paidOn, 'zh-CN', '') : texts.unknown),
  },
  {
    key: 'paidHow',
    head: texts.amountColumns.paidHow,
    cell: (line) => (line.paidHow ? paidHow[line.paidHow] : texts.unknown),
  },
  {
    key: 'receipt',
    head: texts.amountColumns.receipt,
    cell: (line) => (line.receiptKind ? receiptKinds[line.receiptKind] : texts.unknown),
  },
];

type AmountsTableProps = { amounts: readonly AmountView[]; isCaptionHidden?: boolean };

/** What was paid, line by line, and its sum. */
export function AmountsTable({ amounts, isCaptionHidden }: AmountsTableProps) {
  const rows = amounts.map((line, place) => ({ ...line, key: String(place) }));
  const total = amounts.reduce((sum, line) => sum + line.amountFen, 0);
  return (
    <>
      <DataTable
        caption={texts.amounts}
        isCaptionHidden={isCaptionHidden}
        columns={COLUMNS}
        rows={rows}
        rowKey={(line) => line.key}
      />
      <p className="-mt-4 mb-3 font-bold">{texts.total(formatYuan(total, 'zh-CN'))}</p>
    </>
  );
}
