import { useSite } from '#app/components/layout/locale.tsx';
import { rulerSentence } from '#app/components/sla/clock-words.ts';
import { TimeRuler } from '#app/components/sla/time-ruler.tsx';
import type { ClockView } from '#app/domain/case-view.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

/** The desk's words for a clock of this kind. */
export function staffClockWords(kind: ClockKind): typeof deskTexts.clock {
  return kind === 'co_handling' ? deskTexts.coHandlingClock : deskTexts.clock;
}

/** A clock by its key: a duty's by the name of its record, `duty:written_explanation:2` → 书面说明. */
export function staffClockName(key: string): string {
  const [kind = '', duty] = key.split(':');
  if (kind === 'duty' && duty) return wordFor(deskTexts.duty.names, duty);
  return wordFor(deskTexts.words.clocks, kind);
}

/** A clock's ruler with its sentence, as the desk and oversight show it. */
export function StaffClockRuler({ clock }: { clock: ClockView }) {
  const { timeZone, now } = useSite();
  const words = staffClockWords(clock.kind);
  const sentence = rulerSentence(clock, staffClockName(clock.key), { words, locale: 'zh-CN', timeZone, now });
  return <TimeRuler ruler={clock.ruler} sentence={sentence} />;
}

/** Leads to the days of a clock. */
export function ClockLink({ clock, href }: { clock: ClockView; href: string }) {
  return (
    <a href={href} className="nowrap">
      {deskTexts.clock.link}
      <span className="sr-only"> {staffClockName(clock.key)}</span>
    </a>
  );
}
