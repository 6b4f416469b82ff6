import { checkLines } from '#app/components/checker/check-lines.ts';
import type { ToldCheck } from '#app/domain/pinned-check.ts';
import { deskTexts, textsFor } from '#app/i18n/index.ts';

/** What the checker told the reporter before, and when: a hint for whoever handles the case, never a finding. */
export function PinnedCheckLines({ check }: { check: ToldCheck }) {
  const words = deskTexts.case;
  return (
    <>
      <h3 className="mt-3 font-bold">{words.check(check.checkedOn)}</h3>
      <ul className="list-disc pl-6">
        {checkLines(check, textsFor('zh-CN').checker, 'zh-CN').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="hint">{words.checkHint}</p>
    </>
  );
}
