import { DueIn } from '#app/components/desk/due-words.tsx';
import { useDays, useWhen } from '#app/components/desk/when.ts';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import { ClockLink, StaffClockRuler, staffClockName } from '#app/components/sla/staff-clock.tsx';
import type { ClockView, FiredView } from '#app/domain/case-view.ts';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { closeGaps, deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.case;
const { clockStates } = deskTexts.words;

type SlaPanelProps = {
  reference: string;
  clocks: readonly ClockView[];
  /** Who is merely told does not hear which unit was asked for its basis. */
  readsText: boolean;
};

/**
 * Every clock of the case with its state, due instant, owner and pauses: the two promises to the investor first, then what is
 * due first, then what is over.
 */
export function SlaPanel({ reference, clocks, readsText }: SlaPanelProps) {
  const isOver = (clock: ClockView) => clock.stoppedAt !== null || clock.endedReason !== null;
  const promises = [lastOf(clocks, 'resolution'), lastOf(clocks, 'acceptance')].filter((clock) => clock !== undefined);
  const others = clocks.filter((clock) => !promises.includes(clock));
  const open = others.filter((clock) => !isOver(clock)).sort((one, other) => urgencyOf(one) - urgencyOf(other));
  const ordered = [...promises, ...open, ...others.filter(isOver)];
  return (
    <section aria-labelledby="clocks">
      <h2 className="section-title !mt-0" id="clocks">
        {texts.clocks}
      </h2>
      <ul className="border-t border-line">
        {ordered.map((clock) => (
          <ClockRow
            key={clock.key}
            clock={clock}
            href={`/desk/t/${reference}/clock/${clockSlug(clock.key)}`}
            showsOwner={readsText || clock.kind !== 'legal_basis'}
          />
        ))}
      </ul>
    </section>
  );
}

/** The clock of the latest time round. */
function lastOf(clocks: readonly ClockView[], kind: ClockKind): ClockView | undefined {
  return clocks.findLast((clock) => clock.kind === kind);
}

/** What is due first comes first; a clock without a due instant now (paused) last. */
function urgencyOf({ breachedAt, dueAt }: ClockView): number {
  return (breachedAt ?? dueAt)?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** A second time round there is for these two alone. */
const CYCLIC: readonly ClockKind[] = ['progress', 'resolution'];

/** The two promises that officers steer by (experience.md D3); an acceptance that was in time is one line. */
function isRuled({ kind, state }: ClockView): boolean {
  return kind === 'resolution' || (kind === 'acceptance' && state !== 'met');
}

type ClockRowProps = { clock: ClockView; href: string; showsOwner: boolean };

function ClockRow({ clock, href, showsOwner }: ClockRowProps) {
  const [exact, days] = [useWhen(), useDays()];
  const when = clock.daysOnly ? days : exact;
  const due = clock.breachedAt ?? clock.dueAt;
  const facts = [
    due ? `${texts.clockColumns.due} ${when(due)}` : null,
    showsOwner ? (clock.owner?.name.zh ?? texts.noOwner) : null,
    clock.extendedBy > 0 ? texts.extendedBy(clock.extendedBy) : null,
    clock.cycle > 1 && CYCLIC.includes(clock.kind) ? texts.cycle(clock.cycle) : null,
    clock.stoppedAt ? texts.stoppedAt(when(clock.stoppedAt)) : null,
    clock.endedReason ? texts.endedBecause(endedWords(clock.endedReason)) : null,
    clock.state === 'paused' && !clock.stoppedAt ? texts.noDue(clock.resumesBy && when(clock.resumesBy)) : null,
    clock.provisional ? texts.provisional : null,
    ...pausesOf(clock).map(([from, to]) => texts.pausedFrom(when(from), to && when(to))),
  ].filter((fact) => fact !== null);
  return (
    <li className="border-b border-line py-1">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="font-bold">{staffClockName(clock.key)}</span>
        <ClockState clock={clock} />
      </p>
      <p className="text-desk-hint text-ink-2">
        {closeGaps(facts.join(' · '))}{' '}
        {(!clock.daysOnly || clock.ruler.unit === 'days') && <ClockLink clock={clock} href={href} />}
      </p>
      {isRuled(clock) && <StaffClockRuler clock={clock} />}
    </li>
  );
}

function ClockState({ clock }: { clock: ClockView }) {
  const { left } = clock;
  const due = clock.breachedAt ?? clock.dueAt;
  if (clock.state === 'paused') return <DueBadge state="paused" text={clockStates.paused} />;
  if (clock.state === 'met') return <DueBadge state="met" text={clockStates.met} />;
  if (clock.state === 'ended') return <DueBadge state="none" text={clockStates.ended} />;
  if (clock.stoppedAt) return <DueBadge state="missed" text={texts.missed} />;
  if (clock.endedReason !== null) return <DueBadge state="missed" text={texts.notDone} />;
  return due && left ? (
    <DueIn dueAt={due} left={left} daysOnly={clock.daysOnly} />
  ) : (
    <DueBadge state="running" text={clockStates.running} />
  );
}

function endedWords(reason: string): string {
  return Object.entries(deskTexts.words.endedReasons).find(([name]) => name === reason)?.[1] ?? reason;
}

/** A pause ends with what comes next, also where the clock stopped or ended while it was paused. */
function pausesOf({ events, endedAt }: ClockView): [Date, Date | null][] {
  return events.flatMap((event, place): [Date, Date | null][] =>
    event.type === 'pause' ? [[event.at, events[place + 1]?.at ?? endedAt]] : [],
  );
}

/**
 * Reminders, lights and orders that fired, each with when it was due and when it was written, and its duty: the last one,
 * the others folded behind it, newest first.
 */
export function FiredSteps({ fired, daysOnly }: { fired: readonly FiredView[]; daysOnly: boolean }) {
  const [latest, ...earlier] = fired.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  if (!latest) return null;
  return (
    <section aria-labelledby="fired">
      <h2 className="section-title" id="fired">
        {texts.fired}
      </h2>
      <FiredList steps={[latest]} daysOnly={daysOnly} />
      {earlier.length > 0 && (
        <details>
          <summary className="py-1">{texts.firedBefore(earlier.length)}</summary>
          <FiredList steps={earlier} daysOnly={daysOnly} />
        </details>
      )}
    </section>
  );
}

function FiredList({ steps, daysOnly }: { steps: readonly FiredView[]; daysOnly: boolean }) {
  return (
    <ul>
      {steps.map((step) => (
        <FiredStep key={`${step.clock}#${step.step}`} step={step} daysOnly={daysOnly} />
      ))}
    </ul>
  );
}

/** 逾期视为受理 says which clock it was. */
const NAMES_ITS_CLOCK: readonly string[] = ['accept_silently', 'presume_no_basis'];

function FiredStep({ step, daysOnly }: { step: FiredView; daysOnly: boolean }) {
  const [exact, days] = [useWhen(), useDays()];
  const when = daysOnly ? days : exact;
  const action = wordOf(deskTexts.words.ladder, step.action);
  const clock = NAMES_ITS_CLOCK.includes(step.action) ? '' : staffClockName(step.clock);
  const [due, written] = [when(step.at), when(step.recordedAt)];
  const { duty, issuedBy } = step;
  return (
    <li className="border-b border-line py-1">
      <p>
        <span className="font-bold">{step.level === null ? action : texts.firedLevel(step.level, action)}</span> {clock}
      </p>
      <p className="text-desk-hint text-ink-2">
        {due === written ? due : texts.firedWhen(due, written)}
        {issuedBy && ` · ${texts.issuedBy(issuedBy.name.zh)}`}
      </p>
      {duty && <p>{texts.duty(wordOf(deskTexts.words.duties, duty.kind), duty.owner.name.zh, duty.days)}</p>}
    </li>
  );
}

function wordOf(words: Record<string, string>, code: string): string {
  return words[code] ?? code;
}
