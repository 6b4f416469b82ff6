import type { ReactNode } from 'react';

type QuotedProps = { title: string; words: string | null; none?: string; children?: ReactNode };

/** What somebody wrote, word for word, beside a form that decides about it. */
export function Quoted({ title, words, none, children }: QuotedProps) {
  return (
    <section aria-label={title} className="mb-4">
      <h2 className="section-title">{title}</h2>
      {children && <p className="text-desk-hint text-ink-2">{children}</p>}
      {words === null ? (
        <p className="hint">{none}</p>
      ) : (
        <blockquote className="max-w-measure whitespace-pre-line border-l-2 border-line-strong pl-3 [overflow-wrap:anywhere]">
          {words}
        </blockquote>
      )}
    </section>
  );
}
