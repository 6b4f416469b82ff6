import { dutyHref } from '#app/components/desk/duty-section.tsx';
import { caseHref, type QueuePlace, queueHref } from '#app/components/desk/queue-place.ts';
import { stateSentence } from '#app/components/desk/state-sentence.ts';
import { StatusOf } from '#app/components/desk/status-of.tsx';
import { useDayOn, useDays, useWhen } from '#app/components/desk/when.ts';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import { closeGaps, deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

const texts = deskTexts.case;

/** The acts of the desk and their pages, in the order of their buttons. */
const PAGE_OF: Partial<Record<StaffAction, string>> = {
  accept: 'accept',
  triage: 'triage',
  sign: 'sign',
  answer_handoff: 'take-over',
  rule: 'rule',
  file_opinion: 'opinion',
  ask_lead: 'ask-lead',
  reply_to_co_handler: 'answer-co-handler',
  decide_appeal: 'appeal',
  decide_review: 'review',
  decide_contest: 'contest',
  decide_pause: 'pause',
  decide_procedure: 'procedure-decision',
  decide_extension: 'extension-decision',
  hand_off: 'hand-off',
  answer: 'answer',
  reply: 'reply',
  ask: 'ask',
  invite_co_handler: 'invite',
  object: 'object',
  ask_extension: 'extension',
  propose_procedure: 'procedure',
  refuse: 'refuse',
  make_urgent: 'priority',
  report_specially: 'special-report',
};

/** What is done once in a while stands as links below the buttons of every day. */
const NOW_AND_THEN: readonly StaffAction[] = [
  'invite_co_handler',
  'object',
  'ask_extension',
  'propose_procedure',
  'make_urgent',
  'report_specially',
];

/** Title, state in one sentence, and what this person can do now. */
export function CaseHead({ view, place }: { view: StaffCaseView; place: QueuePlace }) {
  const [when, days] = [useWhen(), useDays()];
  const dayOn = useDayOn();
  const sentence = view.daysOnly ? closeGaps(stateSentence(view, days, dayOn)) : stateSentence(view, when, dayOn);
  return (
    <>
      <BackLink href={queueHref(place)}>{texts.backToQueue}</BackLink>
      <h1 className="page-title !mb-1 !mt-0">
        {headingOf(view)} <span className="nowrap font-normal text-ink-2">{view.reference}</span>{' '}
        <StatusOf status={view.status} />
        {view.isUrgent && (
          <>
            {' '}
            <StatusTag tone="ochre">{deskTexts.roster.tag}</StatusTag>
          </>
        )}
      </h1>
      <p className="text-desk-h2">{sentence}</p>
      {view.text?.request?.ask && view.may.includes('answer') && <p>{deskTexts.request.written.owed}</p>}
      {view.text?.withdrawalAt && <p>{texts.withdrawalAsked(when(view.text.withdrawalAt))}</p>}
      {view.text && (
        <p className="text-desk-hint text-ink-2">
          {texts.assignee} {view.text.assigneeName ?? deskTexts.queue.unassigned} ·{' '}
          {deskTexts.words.identities[view.text.identityMode]}
        </p>
      )}
      <ActLinks view={view} place={place} />
    </>
  );
}

function headingOf({ category, text }: StaffCaseView): string {
  const matter = category?.name.zh ?? texts.noCategory;
  if (!text) return matter;
  if (text.request?.ask) return `${text.request.service.name.zh} · ${deskTexts.request.written.tag}`;
  if (text.request) return texts.requestHeading(text.request.service.name.zh);
  const units = text.accused.map((unit) => unit.name.zh).join('、');
  return texts.heading(matter, units === '' ? texts.noUnit : units);
}

function ActLinks({ view, place }: { view: StaffCaseView; place: QueuePlace }) {
  const possible = (Object.keys(PAGE_OF) as (keyof typeof texts.acts)[]).filter((action) => view.may.includes(action));
  const rare = possible.filter((action) => NOW_AND_THEN.includes(action));
  const pages = possible.filter((action) => !NOW_AND_THEN.includes(action));
  // One button for a kind, to the duty that was given first; the others are in their list.
  const mine = view.duties.filter((duty) => duty.mayDo);
  const duties = mine.filter((duty, place) => mine.findIndex(({ kind }) => kind === duty.kind) === place);
  if (possible.length + duties.length === 0) return <p className="hint">{texts.noActs}</p>;
  return (
    <nav aria-label={texts.actsLabel} className="my-2">
      <div className="actions !my-0">
        {pages.map((action, index) => {
          const href = caseHref(view.reference, place, { below: PAGE_OF[action] });
          // Accepting takes nothing but the click (experience.md E7); what it does is told on its page.
          if (action === 'accept') return <AcceptAtOnce key={action} href={href} />;
          return (
            <ButtonLink key={action} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
              {texts.acts[action]}
            </ButtonLink>
          );
        })}
        {duties.map((duty, index) => (
          <ButtonLink
            key={duty.clock}
            href={dutyHref(view.reference, place, duty)}
            variant={pages.length + index === 0 ? 'primary' : 'secondary'}
          >
            {wordFor(deskTexts.duty.doIt, duty.kind)}
          </ButtonLink>
        ))}
        {pages.includes('accept') && (
          <a href={caseHref(view.reference, place, { below: 'accept' })}>{texts.acceptEffects}</a>
        )}
      </div>
      {rare.length > 0 && (
        <ul className="actions !my-0">
          {rare.map((action) => (
            <li key={action}>
              <a className="inline-block py-1" href={caseHref(view.reference, place, { below: PAGE_OF[action] })}>
                {texts.acts[action]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

function AcceptAtOnce({ href }: { href: string }) {
  return (
    <form method="post" action={href}>
      <Button>{texts.acts.accept}</Button>
    </form>
  );
}
