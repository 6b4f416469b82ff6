import type { ReactNode } from 'react';
import { CheckResult } from '#app/components/checker/check-frame.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { type Decision, LATE_PERCENT_A_DAY, type RemedyDate } from '#app/domain/remedies.ts';
import { formatDay } from '#app/i18n/index.ts';

type RemedyListProps = {
  decision: Decision;
  dates: readonly RemedyDate[];
  today: string;
};

/** Every remedy with its last day, the earliest first; what is over says so. */
export function RemedyList({ decision, dates, today }: RemedyListProps) {
  const { texts, locale } = useTexts();
  const words = texts.checker;
  return (
    <CheckResult>
      <Notice tone="warn">
        <p>{words.notStopped}</p>
        {decision.kind === 'spot' && <p>{words.spotFirst}</p>}
      </Notice>
      <ol className="border-t border-line">
        {dates.map(({ remedy, lastOn, isOver, provisional }) => {
          const day = formatDay(lastOn, locale, today);
          const text = words.remedyText[remedy];
          return (
            <li key={remedy} className="border-b border-line py-3">
              <h3>{words.remedy[remedy]}</h3>
              <p>
                <time dateTime={lastOn} className="font-bold">
                  {isOver ? words.over(day) : words.lastDay(day)}
                </time>
              </p>
              <p>{typeof text === 'function' ? text(LATE_PERCENT_A_DAY) : text}</p>
              <p className="hint">
                {words.remedyLaw[remedy]}
                {provisional && <span className="block">{words.provisional}</span>}
              </p>
            </li>
          );
        })}
      </ol>
      <CalendarForm decision={decision}>
        <Button variant="secondary">{words.toCalendar}</Button>
      </CalendarForm>
    </CheckResult>
  );
}

type CalendarFormProps = { id?: string; decision: Partial<Decision>; children?: ReactNode };

/** Asks for the calendar file of a decision's dates. */
export function CalendarForm({ id, decision, children }: CalendarFormProps) {
  const { path } = useTexts();
  return (
    <form id={id} method="post" action={path('/remedies/dates.ics')} className="mt-4">
      {Object.entries(decision).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ''} />
      ))}
      {children}
    </form>
  );
}
