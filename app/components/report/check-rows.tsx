import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { checkLines } from '#app/components/checker/check-lines.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { AmountWords } from '#app/components/report/amount-words.tsx';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { filesInAll } from '#app/components/report/evidence-page.ts';
import { SummaryList, type SummaryRow } from '#app/components/ui/summary-list.tsx';
import { carriesHistory } from '#app/domain/report-answers.ts';
import type { Step } from '#app/domain/report-steps.ts';
import { formatBytes, formatDay, inLocale, type Locale, type Texts } from '#app/i18n/index.ts';

/** Questions and answers, who sees the name first; each answer is one tap from its change. */
export function CheckRows({ page }: { page: CheckPage }) {
  const { texts, locale, path } = useTexts();
  const change = (step: Step) => path(`/report/step/${step}?back=check`);
  const { check } = texts;
  const { answers } = page;
  const rows: SummaryRow[] = [
    { term: check.who, value: whoSees(page, check), changeHref: change('identity') },
    { term: check.to, value: <Destination page={page} /> },
    ...(page.helpers.length > 0 ? [{ term: check.helps, value: helperWords(page, check, locale) }] : []),
    { term: check.identity, value: identityWords(page, texts), changeHref: change('identity') },
    { term: check.kind, value: inLocale(locale, page.group), changeHref: change('kind') },
    { term: check.category, value: categoryWords(page, texts, locale), changeHref: change('category') },
    { term: check.accused, value: accusedWords(page, texts, locale), changeHref: change('accused') },
  ];
  if (answers.amounts) {
    rows.push({ term: check.amounts, value: <Amounts page={page} />, changeHref: change('amounts') });
  }
  if (answers.check) {
    rows.push({ term: texts.checker.earlier, value: checkLines(answers.check, texts.checker, locale).join('\n') });
  }
  if (answers.history) {
    const { carried, notCarried } = texts.stalled;
    const words = carriesHistory(answers) ? carried(answers.history.reference) : notCarried;
    rows.push({ term: texts.stalled.history, value: words });
  }
  if (answers.decidedOn) {
    const day = formatDay(answers.decidedOn, locale, page.today);
    rows.push({ term: texts.checker.decidedOn, value: day, changeHref: change('what') });
  }
  rows.push(
    { term: check.what, value: answers.what, changeHref: change('what') },
    { term: check.outcome, value: answers.outcome, changeHref: change('outcome') },
    { term: texts.evidence.row, value: fileWords(page, texts, locale), changeHref: change('evidence') },
  );
  if (answers.identityMode !== 'anonymous') {
    rows.push(
      { term: check.project, value: projectWords(answers, check), changeHref: change('project') },
      { term: check.contact, value: contactWords(page, check), changeHref: change('contact') },
    );
  }
  return <SummaryList rows={rows} />;
}

function whoSees({ answers, dates }: CheckPage, check: Texts['check']): string {
  if (answers.identityMode === 'anonymous') return check.whoNone;
  if (answers.identityMode === 'hidden') return check.whoHidden;
  return dates.route === 'discipline' ? check.whoNamedDiscipline : check.whoNamed;
}

function Destination({ page }: { page: CheckPage }) {
  const { texts, locale } = useTexts();
  const { check } = texts;
  const hub = inLocale(locale, page.hub);
  const { route, lead } = page.dates;
  if (route === 'triage') return check.toTriage(hub);
  if (route !== 'outside') return lead ? inLocale(locale, lead.name) : null;
  const higher = page.outside?.higher.join('、') ?? '';
  if (higher === '') return check.toOutsideUnknown(hub);
  return <MarkedChinese text={check.toOutside(hub, higher)} />;
}

function helperWords({ helpers }: CheckPage, check: Texts['check'], locale: Locale): string {
  return [...helpers.map((unit) => inLocale(locale, unit)), check.helpsNote].join('\n');
}

function fileWords({ files }: CheckPage, texts: Texts, locale: Locale): string {
  const lines = files.map(({ name, size }) => `${name || texts.evidence.unnamed} · ${formatBytes(size, locale)}`);
  return [filesInAll(files, locale, texts) ?? '', ...lines].join('\n').trim();
}

function projectWords({ project, isForeign }: CheckPage['answers'], check: Texts['check']): string {
  return [project, isForeign ? check.foreign : null].filter(Boolean).join('\n');
}

function identityWords({ answers }: CheckPage, { report }: Texts): string {
  return report.identity[answers.identityMode ?? 'anonymous'];
}

function categoryWords(page: CheckPage, { report }: Texts, locale: Locale): string {
  return page.category ? inLocale(locale, page.category) : report.category.unsure;
}

function accusedWords(page: CheckPage, { report, check }: Texts, locale: Locale): string {
  if (page.accused.length === 0) return report.accused.unknown;
  const units = page.accused.map((unit) => inLocale(locale, unit.name));
  return [...units, ...(page.answers.accused?.headPersonally ? [check.head] : [])].join('\n');
}

function contactWords({ answers }: CheckPage, check: Texts['check']): string {
  const { name, phone, email, reachable } = answers.contact ?? {};
  return [name, phone, email, reachable, answers.wantsMail ? check.mails : null].filter(Boolean).join('\n');
}

function Amounts({ page }: { page: CheckPage }) {
  const { check } = useTexts().texts;
  const lines = page.answers.amounts?.lines ?? [];
  if (lines.length === 0) return check.noAmounts;
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and nothing is kept between renders
    <AmountWords key={index} line={line} items={page.items} today={page.today} />
  ));
}
