import type { ReactNode } from 'react';

type SectionProps = { id: string; title: ReactNode; hint?: ReactNode; children: ReactNode };

/** A named part of a page. */
export function Section({ id, title, hint, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}

type Fact = { term: string; value: ReactNode };

/** Terms and what they are, without anything to change. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="summary-list">
      {facts.map((fact) => (
        <div className="summary-row" key={fact.term}>
          <dt className="summary-term">{fact.term}</dt>
          <dd className="summary-value">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
