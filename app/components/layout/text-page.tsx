import type { ReactNode } from 'react';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';

type Section = { title: string; items: readonly string[] };

/** With more sections than this a page begins with a list of them. */
const WITHOUT_CONTENTS = 3;

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
      {sections.length > WITHOUT_CONTENTS && <Contents sections={sections} />}
      {sections.map((section, place) => (
        <section key={section.title} aria-labelledby={sectionId(place)}>
          <h2 className="section-title" id={sectionId(place)}>
            {section.title}
          </h2>
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

function sectionId(place: number): string {
  return `s${place + 1}`;
}

function Contents({ sections }: { sections: readonly Section[] }) {
  const { texts } = useTexts();
  return (
    <nav aria-label={texts.help.contents}>
      <ul className="not-printed">
        {sections.map(({ title }, place) => (
          <li key={title}>
            <a href={`#${sectionId(place)}`} className="tel">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
