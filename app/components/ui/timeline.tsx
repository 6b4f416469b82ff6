import type { ReactNode } from 'react';

export type TimelineEntry = {
  key: string;
  title: ReactNode;
  /** Time and author; use <Moment>. */
  meta?: ReactNode;
  body?: ReactNode;
  /** An internal note: dashed rule; the title must say 内部. */
  isInternal?: boolean;
};

/** What happened, in the order given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.key} className={entry.isInternal ? 'internal' : undefined}>
          <p className="timeline-title">{entry.title}</p>
          {entry.meta && <p className="timeline-meta">{entry.meta}</p>}
          {entry.body && <div className="timeline-body">{entry.body}</div>}
        </li>
      ))}
    </ol>
  );
}
