import type { ReactNode } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';

export type SummaryRow = {
  term: string;
  /** Empty or absent: 未填写. */
  value?: ReactNode;
  /** Where to change it; no link without it. */
  changeHref?: string;
};

/** Questions and answers, each with its 修改. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const { texts } = useTexts();
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div className="summary-row" key={row.term}>
          <dt className="summary-term">{row.term}</dt>
          <dd className="summary-value">{isEmpty(row.value) ? texts.common.none : row.value}</dd>
          {row.changeHref && (
            <dd className="summary-action">
              <a href={row.changeHref}>
                {texts.common.change}
                <span className="sr-only"> {row.term}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === undefined || value === null || value === '' || value === false;
}
