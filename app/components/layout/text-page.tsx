import type { ReactNode } from 'react';
import { PageTitle } from '#app/components/layout/page-title.tsx';

type Section = { title: string; items: readonly string[] };

/** A page of text: titles with short lines under them, one idea a line. */
export function TextPage({
  title,
  sections,
  children,
}: {
  title: string;
  sections: readonly Section[];
  children?: ReactNode;
}) {
  return (
    <div className="column prose">
      <PageTitle title={title} />
      <h1 className="page-title">{title}</h1>
      {sections.map((section) => (
        <section key={section.title}>
          <h2 className="section-title">{section.title}</h2>
          <ul>
            {section.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
      {children}
    </div>
  );
}
