import { useSite } from '#app/components/layout/locale.tsx';
import { rulerSentence } from '#app/components/sla/clock-words.ts';
import { TimeRuler } from '#app/components/sla/time-ruler.tsx';
import type { ClockView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

const words = deskTexts.clock;

/** A clock's ruler with its sentence, as the desk and oversight show it. */
export function StaffClockRuler({ clock }: { clock: ClockView }) {
  const { timeZone, now } = useSite();
  const sentence = rulerSentence(clock, deskTexts.words.clocks[clock.kind], { words, locale: 'zh-CN', timeZone, now });
  return <TimeRuler ruler={clock.ruler} sentence={sentence} />;
}

/** Leads to the days of a clock. */
export function ClockLink({ clock, href }: { clock: ClockView; href: string }) {
  return (
    <a href={href}>
      {words.link}
      <span className="sr-only"> {deskTexts.words.clocks[clock.kind]}</span>
    </a>
  );
}
