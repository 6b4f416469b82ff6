import type { ActEffect } from '#app/components/desk/act-page.tsx';
import { dueWords } from '#app/components/desk/due-words.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { staffClockName } from '#app/components/sla/staff-clock.tsx';
import type { CaseStatus } from '#app/domain/case.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { deskTexts, formatDateTime } from '#app/i18n/index.ts';

/** The state an act leaves and the clocks it moves. */
export type ActPreview = {
  statusAfter: CaseStatus;
  clocks: {
    /** The clock's key: it names a duty by its kind. */
    key: string;
    kind: ClockKind;
    change: keyof typeof deskTexts.acts.changes;
    dueAt: Date | null;
    provisional: boolean;
    pausedUntil?: Date;
  }[];
  /** The sentence over the investor's page afterwards. */
  sentence: string;
};

/** What the investor will see and which clock moves to when, before it is confirmed. */
export function ActPreviewList({ effect, statusNow }: { effect: ActEffect; statusNow: CaseStatus }) {
  const texts = deskTexts.acts;
  return (
    <section className="notice" aria-label={effect.label ?? texts.investorSees}>
      {effect.label && <h2 className="notice-title">{effect.label}</h2>}
      {effect.lead && <div className="mb-2">{effect.lead}</div>}
      <dl>
        <dt className="text-desk-hint text-ink-2">{texts.investorSees}</dt>
        <dd className="mb-2">
          {effect.sees ?? <span className="block font-bold">“{effect.preview?.sentence}”</span>}
          {effect.more && <span className="block">{effect.more}</span>}
        </dd>
        {effect.preview && (
          <>
            <dt className="text-desk-hint text-ink-2">{texts.clocksMove}</dt>
            <dd>
              <Moves preview={effect.preview} statusNow={statusNow} />
            </dd>
          </>
        )}
      </dl>
      {effect.footer}
    </section>
  );
}

function Moves({ preview, statusNow }: { preview: ActPreview; statusNow: CaseStatus }) {
  const { timeZone, now } = useSite();
  const texts = deskTexts.acts;
  const status = deskTexts.words.statuses[preview.statusAfter];
  const moves = preview.clocks.map(({ key, change, dueAt, pausedUntil, provisional }) => {
    const due = dueAt && dueWords(formatDateTime(dueAt, 'zh-CN', timeZone, now), provisional);
    const until = pausedUntil && formatDateTime(pausedUntil, 'zh-CN', timeZone, now);
    return texts.changes[change](staffClockName(key), until ?? due);
  });
  return (
    <ul>
      {moves.length === 0 && <li>{texts.noMove}</li>}
      {[...new Set(moves)].map((move) => (
        <li key={move}>{move}</li>
      ))}
      <li>{preview.statusAfter === statusNow ? texts.statusSame(status) : texts.statusAfter(status)}</li>
    </ul>
  );
}
