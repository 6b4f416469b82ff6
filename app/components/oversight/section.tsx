import type { ReactNode } from 'react';

type SectionProps = {
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  /** The table in it is a region of the same name: one landmark is enough. */
  holdsTable?: boolean;
  children: ReactNode;
};

/** A named part of a page. */
export function Section({ id, title, hint, holdsTable = false, children }: SectionProps) {
  const Frame = holdsTable ? 'div' : 'section';
  return (
    <Frame aria-labelledby={holdsTable ? undefined : id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </Frame>
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
