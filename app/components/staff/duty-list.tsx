import type { ReactNode } from 'react';
import { dueWords } from '#app/components/desk/due-words.tsx';
import { useDays, useWhen } from '#app/components/desk/when.ts';
import { DueBadge, type DueState } from '#app/components/sla/due-badge.tsx';
import { staffClockName } from '#app/components/sla/staff-clock.tsx';
import type { DutyView } from '#app/domain/case-view.ts';
import type { DutyCause } from '#app/domain/duty.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

const texts = deskTexts.duty;
const { clockStates } = deskTexts.words;

type DutyListProps = {
  duties: readonly DutyView[];
  /** How much time is left, or where to record it; by duty. */
  badgeOf?: (duty: DutyView) => ReactNode;
  actOf?: (duty: DutyView) => ReactNode;
  /** Days and no times, but for when it is due. */
  daysOnly?: boolean;
};

/** Each duty with its unit, when it is due or was done, and its record where the reader may see it. */
export function DutyList({ duties, badgeOf, actOf, daysOnly = false }: DutyListProps) {
  return (
    <ul className="border-t border-line">
      {duties.map((duty) => (
        <li key={duty.clock} className="border-b border-line py-1">
          <p className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="font-bold">{dutyName(duty.kind)}</span>
            {badgeOf?.(duty) ?? <StateOf duty={duty} />}
          </p>
          <Facts duty={duty} daysOnly={daysOnly} />
          <Record duty={duty} daysOnly={daysOnly} />
          {actOf?.(duty)}
        </li>
      ))}
    </ul>
  );
}

/** A duty by the name of its record. */
export function dutyName(kind: string): string {
  return wordFor(texts.names, kind);
}

/** Which missed clock it is about: several duties of a case can have one name. */
export function dutyCause(cause: DutyCause): string {
  return cause.kind === 'clock' ? texts.causes.clock(staffClockName(cause.clock)) : texts.causes.unit(cause.breaches);
}

type PartProps = { duty: DutyView; daysOnly: boolean };

function Facts({ duty, daysOnly }: PartProps) {
  const [times, days] = [useWhen(), useDays()];
  const when = daysOnly ? days : times;
  const facts = [
    dutyCause(duty.cause),
    texts.owner(duty.owner?.name.zh ?? deskTexts.case.noOwner),
    duty.issuedBy ? texts.issuedBy(duty.issuedBy.name.zh) : null,
    texts.given(when(duty.at)),
    duty.dueAt && !duty.doneAt ? dueWords(texts.due(times(duty.dueAt)), duty.provisional) : null,
    duty.doneAt ? texts.done(when(duty.doneAt)) : null,
  ];
  return <p className="text-desk-hint text-ink-2">{facts.filter((fact) => fact !== null).join(' · ')}</p>;
}

function Record({ duty, daysOnly }: PartProps) {
  const [times, days] = [useWhen(), useDays()];
  const when = daysOnly ? days : times;
  if (!duty.doneAt) return null;
  if (!duty.paper) return <p className="hint">{texts.recordHidden}</p>;
  return (
    <details className="my-1">
      <summary>{texts.record(duty.paper.byName, when(duty.paper.writtenAt))}</summary>
      <p className="whitespace-pre-line border-l-2 border-line-strong pl-3">{duty.paper.body}</p>
    </details>
  );
}

const LOOK: Record<DutyView['state'], DueState> = {
  running: 'running',
  paused: 'paused',
  met: 'met',
  breached: 'overdue',
  ended: 'none',
};

function StateOf({ duty }: { duty: DutyView }) {
  if (duty.state === 'breached' && duty.doneAt) return <DueBadge state="missed" text={texts.doneLate} />;
  return <DueBadge state={LOOK[duty.state]} text={clockStates[duty.state]} />;
}
