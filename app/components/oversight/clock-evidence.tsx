import { Instants } from '#app/components/oversight/case-timeline.tsx';
import { Facts } from '#app/components/oversight/section.tsx';
import { DueBadge, type DueState } from '#app/components/sla/due-badge.tsx';
import { ClockLink, StaffClockRuler, staffClockName } from '#app/components/sla/staff-clock.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { ClockView, FiredView } from '#app/domain/case-view.ts';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import { deskTexts, oversightTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

const words = oversightTexts.case;

type ClockEvidenceProps = { reference: string; clocks: readonly ClockView[]; fired: readonly FiredView[] };

/** Each clock with all its instants: started, paused, resumed, stopped or breached, and what that set off. */
export function ClockEvidence({ reference, clocks, fired }: ClockEvidenceProps) {
  if (clocks.length === 0) return <p className="hint">{words.noClocks}</p>;
  return clocks.map((clock) => (
    <article key={clock.key} className="border-b border-line py-3">
      <h3 className="font-bold">
        {staffClockName(clock.key)}
        {clock.cycle > 1 && ` · ${words.cycle(clock.cycle)}`} <ClockState clock={clock} />
      </h3>
      <StaffClockRuler clock={clock} />
      <p className="mb-2 text-desk-hint">
        <ClockLink clock={clock} href={`/oversight/c/${reference}/clock/${clockSlug(clock.key)}`} />
      </p>
      <Facts facts={instantsOf(clock)} />
      <FiredSteps steps={fired.filter((step) => step.clock === clock.key)} />
    </article>
  ));
}

function ClockState({ clock }: { clock: ClockView }) {
  const state = dueState(clock);
  // What nobody finished was not finished late: it is over, and the breach stays.
  const text = state === 'missed' && clock.stoppedAt ? words.missed : deskTexts.words.clockStates[clock.state];
  return <DueBadge state={state} text={text} />;
}

function dueState(clock: ClockView): DueState {
  switch (clock.state) {
    case 'running':
      return clock.isDueSoon ? 'soon' : 'running';
    case 'breached':
      return clock.stoppedAt || clock.endedReason ? 'missed' : 'overdue';
    case 'ended':
      return 'none';
    default:
      return clock.state;
  }
}

function instantsOf(clock: ClockView) {
  const facts = [{ term: words.owner, value: <>{clock.owner?.name.zh ?? words.noOwner}</> }];
  for (const event of clock.events) {
    facts.push({ term: oversightTexts.conduct.clockEvents[event.type], value: <Moment at={event.at} withTime /> });
  }
  if (clock.dueAt) facts.push({ term: words.dueAt, value: <DueInstant clock={clock} at={clock.dueAt} /> });
  if (clock.breachedAt) facts.push({ term: words.breachedAt, value: <Moment at={clock.breachedAt} withTime /> });
  if (clock.endedReason !== null) {
    facts.push({ term: words.ended, value: <>{wordFor(deskTexts.words.endedReasons, clock.endedReason)}</> });
  }
  // Several pauses have the same words; a number keeps the list's terms apart.
  return facts.map((fact, index) => {
    const nth = facts.slice(0, index).filter((earlier) => earlier.term === fact.term).length;
    return nth === 0 ? fact : { ...fact, term: `${fact.term} ${nth + 1}` };
  });
}

function DueInstant({ clock, at }: { clock: ClockView; at: Date }) {
  return (
    <>
      <Moment at={at} withTime /> {clock.provisional && <span className="hint">{words.provisional}</span>}
    </>
  );
}

function FiredSteps({ steps }: { steps: readonly FiredView[] }) {
  if (steps.length === 0) return null;
  return (
    <ul className="list-disc pl-6">
      {steps.map((step) => (
        <li key={step.step}>
          {words.fired(step.level, wordFor(deskTexts.words.ladder, step.action))}：
          <Instants at={step.at} recordedAt={step.recordedAt} />
          {step.issuedBy && `。${words.issuedBy(step.issuedBy.name.zh)}`}
          {step.duty &&
            `。${words.duty(wordFor(deskTexts.words.duties, step.duty.kind), step.duty.owner.name.zh, step.duty.days)}`}
        </li>
      ))}
    </ul>
  );
}
