import { StatusOf } from '#app/components/desk/status-of.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.case;

/** The acts of the desk and their pages, in the order of their buttons. */
const PAGE_OF: Partial<Record<StaffAction, string>> = {
  accept: 'accept',
  triage: 'triage',
  sign: 'sign',
  decide_appeal: 'appeal',
  decide_review: 'review',
  hand_off: 'hand-off',
  answer: 'answer',
  reply: 'reply',
  ask: 'ask',
  refuse: 'refuse',
};

/** Title, state in one sentence, and what this person can do now. */
export function CaseHead({ view }: { view: StaffCaseView }) {
  const sentence = useStateSentence(view);
  return (
    <>
      <BackLink href="/desk">{texts.backToQueue}</BackLink>
      <h1 className="page-title !mb-1 !mt-0">
        {headingOf(view)} <span className="font-normal text-ink-2">{view.reference}</span>{' '}
        <StatusOf status={view.status} />
      </h1>
      <p className="text-desk-h2">{sentence}</p>
      {view.text && (
        <p className="text-desk-hint text-ink-2">
          {texts.assignee} {view.text.assigneeName ?? deskTexts.queue.unassigned} ·{' '}
          {deskTexts.words.identities[view.text.identityMode]}
        </p>
      )}
      <ActLinks view={view} />
    </>
  );
}

function headingOf({ category, text }: StaffCaseView): string {
  const matter = category?.name.zh ?? texts.noCategory;
  if (!text) return matter;
  const units = text.accused.map((unit) => unit.name.zh).join('、');
  return texts.heading(matter, units === '' ? texts.noUnit : units);
}

function ActLinks({ view }: { view: StaffCaseView }) {
  const pages = (Object.keys(PAGE_OF) as (keyof typeof texts.acts)[]).filter((action) => view.may.includes(action));
  if (pages.length === 0) return <p className="hint">{texts.noActs}</p>;
  return (
    <nav aria-label={texts.actsLabel} className="actions !my-2">
      {pages.map((action, place) => (
        <ButtonLink
          key={action}
          href={`/desk/t/${view.reference}/${PAGE_OF[action]}`}
          variant={place === 0 ? 'primary' : 'secondary'}
        >
          {texts.acts[action]}
        </ButtonLink>
      ))}
    </nav>
  );
}

function useStateSentence(view: StaffCaseView): string {
  const when = useWhen();
  const words = texts.sentences;
  const unit = view.lead?.name.zh ?? view.hub.name.zh;
  switch (view.status) {
    case 'submitted':
      return words.submitted(unit, when(openClock(view, 'acceptance')?.dueAt ?? null));
    case 'triage':
      return words.triage(view.hub.name.zh);
    case 'in_progress':
      return `${view.acceptedSilently ? words.silently : ''}${progressSentence(view, unit, when)}${pendingSentence(view)}`;
    case 'awaiting_investor':
      return view.text?.pauseEndsAt ? words.awaiting_until(when(view.text.pauseEndsAt)) : words.awaiting_investor;
    case 'under_review':
      return words.under_review(view.text?.reviewBody?.name.zh ?? texts.noOwner);
    default:
      return words[view.status];
  }
}

function progressSentence(view: StaffCaseView, unit: string, when: (at: Date | null) => string): string {
  const clock = openClock(view, 'resolution');
  if (clock?.breachedAt) return texts.sentences.in_progress_late(unit, when(clock.breachedAt));
  if (clock?.dueAt) return texts.sentences.in_progress(unit, when(clock.dueAt));
  return texts.sentences.in_progress_open(unit);
}

function pendingSentence({ text }: StaffCaseView): string {
  const pending = text?.pendingAnswer;
  if (!pending) return '';
  return pending.bySelf ? texts.sentences.pendingOwn : texts.sentences.pendingSign(pending.byName);
}

function openClock({ clocks }: StaffCaseView, kind: 'acceptance' | 'resolution') {
  return clocks.find((clock) => clock.kind === kind && !clock.stoppedAt && clock.endedReason === null);
}
