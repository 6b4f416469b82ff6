import { DueIn } from '#app/components/desk/due-words.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import type { ClockView, FiredView } from '#app/domain/case-view.ts';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.case;
const { clocks: CLOCKS, clockStates } = deskTexts.words;

type SlaPanelProps = {
  clocks: readonly ClockView[];
  left: Record<string, TimeLeft>;
  /** Who is merely told does not hear which unit was asked for its basis. */
  readsText: boolean;
};

/** Every clock of the case: open ones first, each with its state, due instant, owner and pauses. */
export function SlaPanel({ clocks, left, readsText }: SlaPanelProps) {
  const isOver = (clock: ClockView) => clock.stoppedAt !== null || clock.endedReason !== null;
  const ordered = [...clocks.filter((clock) => !isOver(clock)), ...clocks.filter(isOver)];
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
            left={left[clock.key]}
            showsOwner={readsText || clock.kind !== 'legal_basis'}
          />
        ))}
      </ul>
    </section>
  );
}

function ClockRow({ clock, left, showsOwner }: { clock: ClockView; left?: TimeLeft; showsOwner: boolean }) {
  const when = useWhen();
  const due = clock.breachedAt ?? clock.dueAt;
  const facts = [
    due ? `${texts.clockColumns.due} ${when(due)}` : null,
    showsOwner ? (clock.owner?.name.zh ?? texts.noOwner) : null,
    clock.cycle > 1 ? texts.cycle(clock.cycle) : null,
    clock.stoppedAt ? texts.stoppedAt(when(clock.stoppedAt)) : null,
    clock.endedReason ? texts.endedBecause(endedWords(clock.endedReason)) : null,
    clock.state === 'paused' ? texts.noDue : null,
    clock.provisional ? texts.provisional : null,
    ...pausesOf(clock).map(([from, to]) => texts.pausedFrom(when(from), to && when(to))),
  ].filter((fact) => fact !== null);
  return (
    <li className="border-b border-line py-1">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="font-bold">{CLOCKS[clock.kind]}</span>
        <ClockState clock={clock} left={left} />
      </p>
      <p className="text-desk-hint text-ink-2">{facts.join(' · ')}</p>
    </li>
  );
}

function ClockState({ clock, left }: { clock: ClockView; left?: TimeLeft }) {
  const due = clock.breachedAt ?? clock.dueAt;
  if (clock.state === 'paused') return <DueBadge state="paused" text={clockStates.paused} />;
  if (clock.state === 'met') return <DueBadge state="met" text={clockStates.met} />;
  if (clock.state === 'ended') return <DueBadge state="none" text={clockStates.ended} />;
  if (clock.stoppedAt || clock.endedReason !== null) return <DueBadge state="missed" text={texts.missed} />;
  return due && left ? <DueIn dueAt={due} left={left} /> : <DueBadge state="running" text={clockStates.running} />;
}

function endedWords(reason: string): string {
  return Object.entries(deskTexts.words.endedReasons).find(([name]) => name === reason)?.[1] ?? reason;
}

function pausesOf({ events }: ClockView): [Date, Date | null][] {
  const pauses: [Date, Date | null][] = [];
  for (const event of events) {
    if (event.type === 'pause') pauses.push([event.at, null]);
    const last = pauses.at(-1);
    if (event.type === 'resume' && last) last[1] = event.at;
  }
  return pauses;
}

/** Reminders, lights and orders that fired, each with when it was due and when it was written, and its duty. */
export function FiredSteps({ fired }: { fired: readonly FiredView[] }) {
  if (fired.length === 0) return null;
  return (
    <section aria-labelledby="fired">
      <h2 className="section-title" id="fired">
        {texts.fired}
      </h2>
      <ul>
        {fired.map((step) => (
          <FiredStep key={`${step.clock}#${step.step}`} step={step} />
        ))}
      </ul>
    </section>
  );
}

function FiredStep({ step }: { step: FiredView }) {
  const when = useWhen();
  const action = wordOf(deskTexts.words.ladder, step.action);
  const clock = wordOf(CLOCKS, step.clock.split(':')[0] ?? '');
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
