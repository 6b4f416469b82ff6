import type { ActEffect } from '#app/components/desk/act-page.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { deskTexts, formatDateTime } from '#app/i18n/index.ts';
import type { ActPreview } from '#app/use-cases/preview-act.server.ts';

/** What the investor will see and which clock moves to when, before it is confirmed. */
export function ActPreviewList({ effect }: { effect: ActEffect }) {
  const texts = deskTexts.acts;
  return (
    <section className="notice" aria-label={effect.label ?? texts.investorSees}>
      {effect.label && <h2 className="notice-title">{effect.label}</h2>}
      <dl>
        <dt className="text-desk-hint text-ink-2">{texts.investorSees}</dt>
        <dd className="mb-2">{effect.sees}</dd>
        <dt className="text-desk-hint text-ink-2">{texts.clocksMove}</dt>
        <dd>
          <Moves preview={effect.preview} />
        </dd>
      </dl>
    </section>
  );
}

function Moves({ preview }: { preview?: ActPreview }) {
  const { timeZone, now } = useSite();
  const texts = deskTexts.acts;
  if (!preview) return null;
  const when = (at: Date | null) => at && formatDateTime(at, 'zh-CN', timeZone, now);
  return (
    <ul>
      {preview.clocks.length === 0 && <li>{texts.noMove}</li>}
      {preview.clocks.map((clock, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never changes
        <li key={`${clock.kind}-${clock.change}-${index}`}>
          {texts.changes[clock.change](deskTexts.words.clocks[clock.kind], when(clock.dueAt))}
        </li>
      ))}
      <li>{texts.statusAfter(deskTexts.words.statuses[preview.statusAfter])}</li>
    </ul>
  );
}

/** When a clock of a kind would be due after the act; null when the act starts none. */
export function dueAfter(preview: ActPreview | undefined, kind: ActPreview['clocks'][number]['kind']): Date | null {
  const clock = preview?.clocks.find((candidate) => candidate.kind === kind && candidate.dueAt !== null);
  return clock?.dueAt ?? null;
}
