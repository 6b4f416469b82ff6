import { useTexts } from '#app/components/layout/locale.tsx';
import {
  applicantWords,
  limitLines,
  quarterLines,
  type ServicePageData,
} from '#app/components/service/service-page.ts';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import { inLocale } from '#app/i18n/index.ts';

/** Who, how long, how much, for whom: all that has to be known before applying. */
export function ServiceFacts({ page }: { page: ServicePageData }) {
  const { texts, locale } = useTexts();
  const words = texts.services;
  const rows = [
    { term: words.handler, value: <Handler page={page} /> },
    { term: words.limit, value: limitLines(page, texts, locale).join('\n') },
    { term: words.quarter, value: quarterLines(page.quarter, texts).join('\n') },
    { term: words.fee, value: <Fee page={page} /> },
    { term: words.who, value: applicantWords(page.service.applicants, texts) },
  ];
  return <SummaryList rows={rows} />;
}

function Handler({ page: { unit } }: { page: ServicePageData }) {
  const { locale } = useTexts();
  return (
    <>
      {inLocale(locale, unit.name)}{' '}
      {unit.phone && (
        <a href={`tel:${unit.phone}`} className="tel">
          {unit.phone}
        </a>
      )}
    </>
  );
}

function Fee({ page: { service } }: { page: ServicePageData }) {
  const { texts, locale, path } = useTexts();
  const words = texts.services;
  const { fee } = service;
  if (fee.kind === 'none') return words.free;
  return (
    <>
      {words.feeStandard(fee.yuan, inLocale(locale, fee.per))}{' '}
      <a href={path('/check/fee')} className="tel">
        {words.feeCheck}
      </a>
    </>
  );
}

/** The papers to bring, each with a box to tick on paper. */
export function PapersList({ page: { service } }: { page: ServicePageData }) {
  const { texts, locale } = useTexts();
  const words = texts.services;
  return (
    <section aria-labelledby="papers">
      <h2 className="section-title" id="papers">
        {words.papers}
      </h2>
      <p className="hint">{service.papers.length === 0 ? words.noPapers : words.papersHint}</p>
      <ul className="papers">
        {service.papers.map((paper) => (
          <li key={paper.en}>{inLocale(locale, paper)}</li>
        ))}
      </ul>
      {service.papers.length > 0 && <p className="hint not-printed">{words.printHint}</p>}
    </section>
  );
}
