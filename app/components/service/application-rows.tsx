import { useTexts } from '#app/components/layout/locale.tsx';
import { filesInAll } from '#app/components/report/evidence-page.ts';
import { type ApplicationCheck, type PaperFile, taskHref } from '#app/components/service/application-page.ts';
import { SummaryList, type SummaryRow } from '#app/components/ui/summary-list.tsx';
import type { ApplicationStep } from '#app/domain/service/application.ts';
import { formatBytes, inLocale, type Locale, type Texts } from '#app/i18n/index.ts';

/** What is sent and where it goes; each answer is one tap from its change. */
export function ApplicationRows({ page }: { page: ApplicationCheck }) {
  const { texts, locale, path } = useTexts();
  const { check, step: steps } = texts.apply;
  const { lead } = page.dates;
  const helpers = page.helpers.map(({ name }) => inLocale(locale, name));
  const rows: SummaryRow[] = [
    { term: check.service, value: inLocale(locale, page.service.name) },
    { term: check.to, value: lead && inLocale(locale, lead.name) },
    ...(helpers.length > 0 ? [{ term: check.helps, value: [...helpers, check.helpsNote].join('\n') }] : []),
    { term: check.who, value: check.whoWords },
    ...page.steps.map((step) => ({
      term: steps[step].task,
      value: answerWords(step, page, texts, locale),
      changeHref: path(taskHref(page.service.id, step, true)),
    })),
  ];
  return <SummaryList rows={rows} />;
}

function answerWords(step: ApplicationStep, page: ApplicationCheck, texts: Texts, locale: Locale): string {
  const { application, service } = page;
  const { company, contact, mailTo } = application;
  switch (step) {
    case 'applicant':
      return texts.services.applicants[application.applicant];
    case 'company':
      return lines(company.name, company.creditCode, company.registration);
    case 'contact':
      return lines(contact.name, contact.phone, contact.email, contact.reachable, mailTo ? texts.check.mails : null);
    case 'matter':
      return application.matter;
    case 'papers': {
      const names = application.papers.flatMap((place) => service.papers[place] ?? []);
      const count = texts.apply.step.papers.count(names.length, service.papers.length);
      return lines(count, ...names.map((name) => inLocale(locale, name)));
    }
    case 'files':
      return lines(filesInAll(page.files, locale, texts), ...page.files.map((file) => fileLine(file, texts, locale)));
    case 'handling':
      return texts.apply.step.handling[application.byAgent ? 'agent' : 'self'];
  }
}

function fileLine({ name, size, paper }: PaperFile, { evidence, apply }: Texts, locale: Locale): string {
  const said = paper ? [apply.step.files.isPaper(inLocale(locale, paper))] : [];
  return [name || evidence.unnamed, formatBytes(size, locale), ...said].join(' · ');
}

function lines(...words: (string | null)[]): string {
  return words.filter(Boolean).join('\n');
}
