import { CheckResult } from '#app/components/checker/check-frame.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { StatusTag, type Tone } from '#app/components/ui/status-tag.tsx';
import type { FineLevel, FineResult as Result } from '#app/domain/fine-check.ts';

const ORDER: readonly FineLevel[] = ['flag', 'amber', 'fine'];
const TONE: Record<FineLevel, Tone> = { flag: 'ochre', amber: 'slate', fine: 'ok' };

/** Each answered question against its article, what is not as the law says first. */
export function FineResult({ results }: { results: readonly Result[] }) {
  const { texts, path } = useTexts();
  const words = texts.checker;
  const flagged = results.filter((result) => result.level === 'flag').length;
  const label: Record<FineLevel, string> = { flag: words.fineFlag, amber: words.fineAmber, fine: words.fineOk };
  const sorted = [...results].sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level));
  return (
    <CheckResult>
      <Notice tone={flagged > 0 ? 'warn' : 'ok'} title={flagged > 0 ? words.fineSome(flagged) : words.fineNone} />
      <ul className="border-t border-line">
        {sorted.map(({ question, level }) => (
          <li key={question} className="border-b border-line py-3">
            <p>
              <StatusTag tone={TONE[level]}>{label[level]}</StatusTag>{' '}
              <span className="hint">
                {words.fineLaw} {words.article[question]}
              </span>
            </p>
            <p>{words.says[question]}</p>
          </li>
        ))}
      </ul>
      <p className="mt-4">{words.runOn}</p>
      <p>
        <a href={path('/remedies')} className="tel">
          {texts.hold.remedyCheck}
        </a>
      </p>
    </CheckResult>
  );
}
