import { CheckResult } from '#app/components/checker/check-frame.tsx';
import { FeeName } from '#app/components/checker/fee-name.tsx';
import { verdictTitle } from '#app/components/checker/verdict-title.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { SummaryList, type SummaryRow } from '#app/components/ui/summary-list.tsx';
import type { Department } from '#app/domain/department.ts';
import { type FeeCheck, type FeeEntry, type FeeVerdict, isDoubtful } from '#app/domain/fee-check.ts';
import { formatDay, formatYuan, inLocale, type Locale, type Texts } from '#app/i18n/index.ts';

type FeeResultProps = {
  check: FeeCheck;
  entry: FeeEntry | null;
  entitled: Department['name'] | null;
  /** Calendar day of the county. */
  today: string;
};

/** The verdict in one sentence, why, what the catalogue says, and what else asks for care. */
export function FeeResult({ check, entry, entitled, today }: FeeResultProps) {
  const { texts, locale } = useTexts();
  const words = texts.checker;
  return (
    <CheckResult>
      <Notice tone={isDoubtful(check) ? 'warn' : 'ok'} title={verdictTitle(check.verdict, words, locale)}>
        {verdictTexts(check.verdict, { words, locale, entry, entitled }).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {check.verdict.kind === 'not_in_catalogue' && <p className="hint">{words.law}</p>}
      </Notice>
      {check.flags.length > 0 && (
        <>
          <h3 className="label">{words.flagsTitle}</h3>
          <ul className="mb-4 list-disc pl-6">
            {check.flags.map((flag) => (
              <li key={flag}>{words.flags[flag]}</li>
            ))}
          </ul>
        </>
      )}
      {entry && <EntryFacts entry={entry} today={today} />}
      <p className="hint">{words.catalogue(check.catalogueVersion)}</p>
    </CheckResult>
  );
}

type VerdictFacts = { words: Texts['checker']; locale: Locale } & Pick<FeeResultProps, 'entry' | 'entitled'>;

function verdictTexts(verdict: FeeVerdict, { words, locale, entry, entitled }: VerdictFacts): string[] {
  const texts = words.verdictText;
  switch (verdict.kind) {
    case 'within_standard':
      return [texts.within(formatYuan(verdict.limitFen, locale))];
    case 'above_standard':
      return [texts.above(formatYuan(verdict.limitFen, locale))];
    case 'in_catalogue':
      return [entry?.standardFen === null ? texts.inCatalogue : texts.noAmount];
    case 'abolished':
      return [texts.abolished, ...(verdict.supersededBy ? [texts.superseded(verdict.supersededBy)] : [])];
    case 'not_yet':
      return [texts.notYet];
    case 'body_not_entitled':
      return [texts.notEntitled(entitled ? inLocale(locale, entitled) : '')];
    case 'not_in_catalogue':
      return [texts.notInCatalogue];
  }
}

function EntryFacts({ entry, today }: { entry: FeeEntry; today: string }) {
  const { texts, locale } = useTexts();
  const words = texts.checker;
  const day = (on: string) => formatDay(on, locale, today);
  const official = (text: string) => <span lang="zh-CN">{text}</span>;
  const rows: SummaryRow[] = [
    { term: words.entry, value: <FeeName fee={entry} /> },
    { term: words.list[entry.list], value: official(entry.code) },
    {
      term: words.standard,
      value:
        entry.standardFen === null
          ? words.noStandard(entry.unit)
          : words.standardOf(formatYuan(entry.standardFen, locale), entry.unit),
    },
    { term: words.payer, value: official(entry.payer) },
    { term: words.basis, value: official(entry.basis) },
    {
      term: words.period,
      value: entry.to === null ? words.from(day(entry.from)) : words.until(day(entry.from), day(entry.to)),
    },
  ];
  return <SummaryList rows={rows} />;
}
