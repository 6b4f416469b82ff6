import type { ReactNode } from 'react';
import { ProcedurePaper } from '#app/components/desk/filed-paper.tsx';
import { useCaseWhen, useDayOn, useWhen } from '#app/components/desk/when.ts';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import type { ContestView, ExtensionView, PauseView, ProcedureView } from '#app/domain/date-moves-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.dateMoves.panel;

/** Pauses, an extension and a statutory procedure with what became of each; nothing where nothing moved a date. */
export function DateMovesPanel({ view }: { view: StaffCaseView }) {
  const moves = view.dateMoves;
  const { askedPause, pauseRefusal, pauses, extension, procedure } = moves;
  if (pauses.length === 0 && !askedPause && !pauseRefusal && !extension && !procedure) return null;
  return (
    <section aria-labelledby="date-moves">
      <h2 className="section-title" id="date-moves">
        {texts.title}
      </h2>
      <ul>
        {pauses.map((pause) => (
          <PauseLine key={pause.nth} pause={pause} view={view} />
        ))}
        {askedPause && <Line title={texts.askedPause(unitOr(askedPause.decider))} words={askedPause.question} />}
        {!askedPause && pauseRefusal && <Line title={texts.pauseRefusal} words={pauseRefusal} />}
        {extension && <ExtensionLine extension={extension} />}
        {procedure && <ProcedureLine procedure={procedure} reference={view.reference} />}
      </ul>
    </section>
  );
}

function Line({ title, words, children }: { title: string; words?: string | null; children?: ReactNode }) {
  return (
    <li className="border-b border-line py-1">
      <p className="font-bold">{title}</p>
      {children}
      {words && <p className="max-w-measure whitespace-pre-line text-desk-hint [overflow-wrap:anywhere]">{words}</p>}
    </li>
  );
}

function PauseLine({ pause, view }: { pause: PauseView; view: Pick<StaffCaseView, 'daysOnly'> }) {
  const [when, exactly] = [useCaseWhen(view), useWhen()];
  const { nth, delays, from, to, until, contest, question } = pause;
  return (
    <Line title={delays === 'review' ? texts.ofReview : texts.nth(nth)} words={question}>
      <p>
        {to ? texts.over(when(from), when(to)) : texts.running(when(from), exactly(until))}
        {contest?.decided === 'upheld' && `，${texts.annulled}`}
      </p>
      {contest && <p>{contestWords(contest, exactly)}</p>}
      {contest?.words && <p className="whitespace-pre-line text-desk-hint">{contest.words}</p>}
    </Line>
  );
}

function contestWords({ decided, decider, decideBy }: ContestView, when: (at: Date | null) => string): string {
  const words = texts.contest;
  if (decided) return words[decided];
  return decider ? words.open(decider.name.zh, when(decideBy)) : words.openNobody(when(decideBy));
}

function ExtensionLine({ extension }: { extension: ExtensionView }) {
  const { byName, days, decided, isOpen, reason, refusal } = extension;
  const state = decided ?? (isOpen ? 'open' : 'lapsed');
  return (
    <Line title={texts.extension(byName, days)} words={reason}>
      <p>
        {texts.extensionState[state]}
        {refusal && `：${refusal}`}
      </p>
    </Line>
  );
}

function ProcedureLine({ procedure, reference }: { procedure: ProcedureView; reference: string }) {
  const { document, dueOn, paperKind, state, decider, refusal, text, paper } = procedure;
  const words = texts.procedureState;
  const dayOn = useDayOn();
  return (
    <Line title={`${paperKind} · ${texts.procedure(document, dayOn(dueOn))}`} words={text}>
      <p>
        {state === 'proposed' ? words.proposed(unitOr(decider)) : words[state]}
        {refusal && `：${refusal}`}
      </p>
      {paper && (
        <p>
          <ProcedurePaper reference={reference} paper={paper} />
        </p>
      )}
    </Line>
  );
}

function unitOr(unit: { name: { zh: string } } | null): string {
  return unit?.name.zh ?? deskTexts.case.noOwner;
}
