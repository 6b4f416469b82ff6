import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import type { ExplainedPage, ExplainedRow } from '#app/components/sla/explained-page.ts';
import { TimeRuler } from '#app/components/sla/time-ruler.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';

/** How a date is counted: the date and why, the ruler, then every day in words. */
export function ClockExplanation({ page }: { page: ExplainedPage }) {
  const columns = [
    { key: 'day', head: page.columns.day, isRowHead: true, cell: (row: ExplainedRow) => row.date },
    { key: 'how', head: page.columns.how, cell: (row: ExplainedRow) => <How row={row} /> },
  ];
  return (
    <div className="clock-days column">
      <p className="mb-2 font-bold">
        <MarkedChinese text={page.sentence} />
      </p>
      <ul className="mb-4 list-disc pl-6">
        {page.why.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <TimeRuler ruler={page.ruler} sentence={page.drawn} isPrinted />
      <p className="ruler-words mb-4">{page.used}</p>
      <DataTable
        caption={page.caption}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => row.key}
        rowMark={(row) => row.mark}
      />
      {page.notes.map((note) => (
        <p className="hint" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

function How({ row }: { row: ExplainedRow }) {
  return (
    <>
      <span className={row.isCounted ? undefined : 'text-ink-2'}>
        <MarkedChinese text={row.how} />
      </span>
      {row.marks.map((mark) => (
        <strong className="nowrap ml-2" key={mark}>
          {mark}
        </strong>
      ))}
      {row.events.map((event) => (
        <span className="block text-ink-2" key={event}>
          {event}
        </span>
      ))}
    </>
  );
}
