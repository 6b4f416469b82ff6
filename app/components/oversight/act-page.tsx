import type { ReactNode } from 'react';
import { dueWords } from '#app/components/desk/due-words.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type OversightFrame, OversightPage } from '#app/components/oversight/oversight-page.tsx';
import { Section } from '#app/components/oversight/section.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import type { Disposal } from '#app/domain/case-event.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { deskTexts, formatDateTime, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.acts;

/** What an act page knows of its lead before it is confirmed. */
export type ActFacts = {
  frame: OversightFrame;
  reference: string;
  /** The step was already taken, or is not possible now. */
  isStale: boolean;
  isAnonymous: boolean;
  /** Only the conduct track exists: the reporter's status is discipline's (sla.md §5). */
  isConductOnly: boolean;
  /** What was chosen for the lead; null before that. */
  disposal: Disposal | null;
  clocks: { kind: ClockKind; change: keyof typeof deskTexts.acts.changes; dueAt: Date | null; provisional: boolean }[];
};

/** The answer to a refused POST. */
export type RefusedAct = { isStale: boolean; typed: string; errors?: FieldErrors };

type ActPageProps = {
  facts: ActFacts;
  refused?: RefusedAct;
  words: { title: string; intro: string; submit: string };
  reporterSees: string;
  /** A sentence for when no clock moves. */
  noClock?: string;
  children?: ReactNode;
};

/** One act on a lead: what the reporter will see and which clock moves, before the button that does it. */
export function ActPage(props: ActPageProps) {
  const { facts, refused } = props;
  const isStale = facts.isStale || refused?.isStale === true;
  return (
    <OversightPage frame={facts.frame}>
      {isStale ? <Stale facts={facts} typed={refused?.typed ?? ''} /> : <Confirmation {...props} />}
    </OversightPage>
  );
}

function Confirmation(props: ActPageProps) {
  const { facts, refused } = props;
  const { title, intro, submit } = props.words;
  return (
    <div className="column">
      <PageTitle title={title} hasErrors={refused?.errors !== undefined} />
      <BackLink href={caseHref(facts)}>{words.back}</BackLink>
      <ErrorSummary errors={refused?.errors} />
      <h1 className="page-title">{title}</h1>
      <p>{intro}</p>
      <Section id="reporter-sees" title={words.reporterTitle}>
        <p>{props.reporterSees}</p>
        <p className="hint">{words.leadNever}</p>
      </Section>
      <Section id="clocks-move" title={words.clocksTitle}>
        <ClockMoves clocks={facts.clocks} none={props.noClock ?? words.noClockMoves} />
      </Section>
      <form method="post" className="mt-4">
        {props.children}
        <div className="actions">
          <Button>{submit}</Button>
          <a href={caseHref(facts)}>{words.cancel}</a>
        </div>
      </form>
    </div>
  );
}

function caseHref({ reference }: ActFacts): string {
  return `/oversight/c/${reference}`;
}

function ClockMoves({ clocks, none }: { clocks: ActFacts['clocks']; none: string }) {
  const { timeZone, now } = useSite();
  if (clocks.length === 0) return <p>{none}</p>;
  return (
    <ul className="list-disc pl-6">
      {clocks.map(({ kind, change, dueAt, provisional }) => {
        const due = dueAt && dueWords(formatDateTime(dueAt, 'zh-CN', timeZone, now), provisional);
        return <li key={`${kind}-${change}`}>{deskTexts.acts.changes[change](deskTexts.words.clocks[kind], due)}</li>;
      })}
    </ul>
  );
}

function Stale({ facts, typed }: { facts: ActFacts; typed: string }) {
  return (
    <div className="column">
      <PageTitle title={words.staleTitle} hasErrors />
      <h1 className="page-title">{words.staleTitle}</h1>
      <Notice tone="warn">
        <p>{words.stale}</p>
        {typed !== '' && <p>{words.staleKept}</p>}
      </Notice>
      {typed !== '' && <p className="whitespace-pre-line">{typed}</p>}
      <p>
        <a href={caseHref(facts)}>{words.staleLink}</a>
      </p>
    </div>
  );
}
