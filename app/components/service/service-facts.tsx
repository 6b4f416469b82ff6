import { useTexts } from '#app/components/layout/locale.tsx';
import {
  applicantWords,
  limitLines,
  quarterLines,
  type ServicePageData,
} from '#app/components/service/service-page.ts';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import { inLocale } from '#app/i18n/index.ts';

/** Who, how long, how much. Of what is not filed here nothing is promised, and no unit of the county handles it. */
export function ServiceFacts({ page }: { page: ServicePageData }) {
  const { texts, locale } = useTexts();
  const words = texts.services;
  const fee = { term: words.fee, value: <Fee page={page} /> };
  const limit = { term: words.limit, value: limitLines(page, texts, locale).join('\n') };
  if (page.service.closed) return <SummaryList rows={[limit, fee]} />;
  const rows = [
    { term: words.handler, value: <Handler page={page} /> },
    limit,
    { term: words.quarter, value: quarterLines(page.quarter, texts).join('\n') },
    fee,
  ];
  return <SummaryList rows={rows} />;
}

/** For whom it is, and that an agent can do the errands. */
export function WhoMayApply({ page }: { page: ServicePageData }) {
  const { texts } = useTexts();
  return (
    <section aria-labelledby="who">
      <h2 className="section-title" id="who">
        {texts.services.who}
      </h2>
      <p className="whitespace-pre-line">{applicantWords(page.service.applicants, texts)}</p>
      {page.hasAgent && !page.service.closed && <p className="hint mt-2">{texts.services.agent}</p>}
    </section>
  );
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

/** The papers to bring, each with a box to tick on paper. How to apply is said only of what is filed here. */
export function PapersList({ page: { service } }: { page: ServicePageData }) {
  const { texts, locale } = useTexts();
  const words = texts.services;
  return (
    <section aria-labelledby="papers">
      <h2 className="section-title" id="papers">
        {words.papers}
      </h2>
      <ul className="papers">
        {service.papers.map((paper) => (
          <li key={paper.en}>{inLocale(locale, paper)}</li>
        ))}
      </ul>
      {!service.closed && (
        <p className="hint mt-2">{service.papers.length === 0 ? words.noPapers : words.papersHint}</p>
      )}
      {service.papers.length > 0 && <p className="hint not-printed">{words.printHint}</p>}
    </section>
  );
}
