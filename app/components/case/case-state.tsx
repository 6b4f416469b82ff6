import { CaseTimeline } from '#app/components/case/case-timeline.tsx';
import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import type { PromiseRow } from '#app/components/case/promises.ts';
import type { TrackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import { TimeRuler } from '#app/components/sla/time-ruler.tsx';
import { Folded } from '#app/components/ui/folded.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Panel } from '#app/components/ui/panel.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import { SummaryList } from '#app/components/ui/summary-list.tsx';

/** The state in one sentence, which is the title of the page. */
export function CaseState({ page }: { page: Pick<TrackedCasePage, 'reference' | 'service' | 'tag' | 'sentence'> }) {
  const { texts } = useTexts();
  return (
    <>
      <p className="step">
        <StatusTag tone={page.tag.tone}>{page.tag.text}</StatusTag> {page.service && `${page.service} · `}
        <span className="nowrap">{texts.track.reference(page.reference)}</span>
      </p>
      <h1 className="sentence-title">
        <MarkedChinese text={page.sentence} />
      </h1>
    </>
  );
}

/** How far the promised time has run. */
export function AnswerRuler({ page }: { page: Pick<TrackedCasePage, 'answerRuler'> }) {
  return page.answerRuler && <TimeRuler ruler={page.answerRuler.ruler} sentence={page.answerRuler.sentence} />;
}

/** What the department answered, and the kind of its proof. */
export function AnswerBlock({ answer }: Pick<TrackedCasePage, 'answer'>) {
  const { texts } = useTexts();
  if (!answer) return null;
  return (
    <Panel title={texts.track.answerTitle}>
      {answer.outcome && <p className="timeline-title">{answer.outcome}</p>}
      <p className="timeline-meta">
        <Moment at={answer.at} withTime />
      </p>
      {answer.refusal.length > 0 ? <WrittenRefusalRows rows={answer.refusal} /> : <AnswerWords answer={answer} />}
      {answer.proof && <p>{answer.proof}</p>}
    </Panel>
  );
}

function AnswerWords({ answer: { body, ground } }: { answer: NonNullable<TrackedCasePage['answer']> }) {
  return [body, ground].map(
    (words) =>
      words && (
        <p key={words} className="timeline-body">
          <MarkedChinese text={words} />
        </p>
      ),
  );
}

/** The written "no", part by part, to be kept and shown. */
function WrittenRefusalRows({ rows }: { rows: NonNullable<TrackedCasePage['answer']>['refusal'] }) {
  const words = useTexts().texts.written;
  return (
    <>
      <SummaryList rows={rows.map(({ term, value }) => ({ term, value: <MarkedChinese text={value} /> }))} />
      <p className="hint not-printed">{words.print}</p>
    </>
  );
}

/** What the engine did by itself when the date was missed, and what the investor can ask for now. */
export function Consequences({ page }: { page: Pick<TrackedCasePage, 'consequences' | 'own'> }) {
  const { texts, path } = useTexts();
  const { consequences, own } = page;
  if (consequences.length === 0) return null;
  return (
    <Notice tone="late" title={texts.track.lateTitle}>
      <CaseTimeline entries={consequences} />
      {own.canSayNotHandled && (
        <p>
          <a href={path('/track/case/escalate')} className="tel">
            {texts.inspection.link}
          </a>
        </p>
      )}
    </Notice>
  );
}

/** What is promised by when, and what became of it. */
export function PromiseList({ page }: { page: Pick<TrackedCasePage, 'promises' | 'isProvisional' | 'lookAgain'> }) {
  const { texts, path } = useTexts();
  if (page.promises.length === 0) return null;
  const { shown, kept } = foldKept(page.promises);
  return (
    <section aria-labelledby="promises">
      <h2 className="section-title" id="promises">
        {texts.track.promisesTitle}
      </h2>
      <PromiseRows rows={shown} />
      {kept.length > 0 && (
        <Folded words={texts.track.keptPromises(kept.length)}>
          <PromiseRows rows={kept} />
        </Folded>
      )}
      {page.lookAgain && (
        <>
          <p>
            {page.lookAgain}{' '}
            <a href={path('/track/case/date')} className="tel" download>
              {texts.ownActs.lookAgainFile}
            </a>
          </p>
          <p className="hint">{texts.ownActs.lookAgainHint}</p>
        </>
      )}
      {page.isProvisional && <p className="hint">{texts.track.provisional}</p>}
    </section>
  );
}

/** What was kept makes way for what is still to come or was missed; alone it is shown. */
function foldKept(promises: readonly PromiseRow[]): { shown: readonly PromiseRow[]; kept: readonly PromiseRow[] } {
  const kept = promises.filter(({ state }) => state === 'met');
  const shown = promises.filter(({ state }) => state !== 'met');
  return shown.length === 0 ? { shown: promises, kept: [] } : { shown, kept };
}

function PromiseRows({ rows }: { rows: readonly PromiseRow[] }) {
  const { texts, path } = useTexts();
  return (
    <dl className="summary-list">
      {rows.map((promise) => (
        <div className="summary-row" key={promise.key}>
          <dt className="summary-term">{promise.term}</dt>
          <dd className="summary-value">
            <DueBadge state={promise.state} text={promise.text} dueAt={promise.dueAt ?? undefined} />
            {promise.slug && (
              <p className="text-hint">
                <a className="tel" href={path(`/track/case/clock/${promise.slug}`)}>
                  {texts.clock.link}
                  <span className="sr-only"> {promise.term}</span>
                </a>
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The investor's own time beside the department's: the one never pauses, the other has a target. */
export function TimesTaken({ page: { times } }: { page: Pick<TrackedCasePage, 'times'> }) {
  const { texts } = useTexts();
  const words = texts.track;
  const rows = [{ term: words.investorTime, value: times.investor }];
  if (times.department !== null) rows.push({ term: words.departmentTime, value: times.department });
  return (
    <section aria-labelledby="times">
      <h2 className="section-title" id="times">
        {words.timesTitle}
      </h2>
      <SummaryList rows={rows} />
      <p className="hint">{words.timesHint}</p>
    </section>
  );
}
