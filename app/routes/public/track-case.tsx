import type { LoaderFunctionArgs } from 'react-router';
import { lookAtCase } from '#app/auth/track-look.server.ts';
import {
  AnswerBlock,
  AnswerRuler,
  CaseState,
  Consequences,
  PromiseList,
  TimesTaken,
} from '#app/components/case/case-state.tsx';
import { CaseTimeline } from '#app/components/case/case-timeline.tsx';
import { DateMoves } from '#app/components/case/date-moves.tsx';
import { HandedIn } from '#app/components/case/handed-in.tsx';
import { HeldReport } from '#app/components/case/held-report.tsx';
import { MessageThread } from '#app/components/case/message-thread.tsx';
import { GivenRating, NextStepBlock } from '#app/components/case/next-step.tsx';
import { OpeningList } from '#app/components/case/opening-list.tsx';
import { OtherWays } from '#app/components/case/other-ways.tsx';
import { OwnActLinks, PendingWithdrawal } from '#app/components/case/own-act-links.tsx';
import { StalledRequest } from '#app/components/case/stalled-request.tsx';
import { type HistoryEntry, type TrackedCasePage, trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { VerdictReminderNotice } from '#app/components/case/verdict-reminder.tsx';
import { WrittenAsk } from '#app/components/case/written-ask.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { OwnRemediesSection } from '#app/components/report/own-remedies.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Folded } from '#app/components/ui/folded.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { Opening } from '#app/domain/case-openings.ts';
import { type KeptRemedies, readKeptRemedies } from '#app/routes/public/kept-remedies.server.ts';
import { type OwnPage, ownPage, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { listOwnOpenings } from '#app/use-cases/list-own-openings.server.ts';

/** So many of the latest openings stand on the case's own page. */
const OPENINGS_SHOWN = 3;

type CaseData = OwnPage & {
  page: TrackedCasePage;
  openings: Opening[];
  /** What runs on while the report is kept; null where it is not. */
  kept: KeptRemedies | null;
  sent: string | null;
  offersMail: boolean;
};

export async function loader({ context, request }: LoaderFunctionArgs): Promise<CaseData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  const sent = new URL(request.url).searchParams.get('sent');
  const lastSeq = view.events.at(-1)?.seq ?? 0;
  const newSince = await lookAtCase(context, request, { caseId: own.caseId, lastSeq });
  const openings = await listOwnOpenings(own.ctx, own.caseId);
  const page = trackedCasePage(view, own.wording, newSince);
  const kept = page.isHeld ? await readKeptRemedies(own) : null;
  return { page, openings, kept, sent, offersMail: context.settings.mailIsConfigured, ...ownPage(view) };
}

export default function TrackCase({
  loaderData: { page, openings, kept, sent, offersMail },
}: {
  loaderData: CaseData;
}) {
  const { texts } = useTexts();
  const words = texts.track;
  const { latest, earlier } = foldEarlier(page.history);
  return (
    <div className="column">
      <PageTitle title={words.caseTitle} />
      <SentNotice sent={sent} />
      <VerdictReminderNotice reminder={page.reminder} />
      <CaseState page={page} />
      <NewSince count={page.newCount} />
      <HeldReport kept={kept} />
      <PendingWithdrawal own={page.own} />
      <AnswerRuler page={page} />
      <DateMoves moves={page.dateMoves} />
      <Consequences page={page} />
      <AnswerBlock answer={page.answer} />
      <OtherWays page={page} />
      {!page.isUnsent && <NextStepBlock page={page} />}
      <WrittenAsk page={page} />
      <StalledRequest stalled={page.stalled} />
      <GivenRating rating={page.rating} />
      <PromiseList page={page} />
      <OwnRemediesSection remedies={page.remedies} />
      {!page.isUnsent && <TimesTaken page={page} />}
      <section aria-labelledby="history">
        <h2 className="section-title" id="history">
          {words.historyTitle}
        </h2>
        <CaseTimeline entries={latest} />
        {earlier.length > 0 && (
          <Folded words={words.earlier(earlier.length)}>
            <CaseTimeline entries={earlier} />
          </Folded>
        )}
      </section>
      {!page.isUnsent && <Messages page={page} />}
      <HandedIn files={page.files} canAdd={page.canAddFiles} />
      <ProofAgain />
      <Openings openings={openings} />
      {!page.isUnsent && <OwnActLinks own={page.own} offersMail={offersMail} />}
      <Leave />
    </div>
  );
}

function Messages({ page }: { page: TrackedCasePage }) {
  const words = useTexts().texts.track;
  return (
    <section aria-labelledby="messages">
      <h2 className="section-title" id="messages">
        {words.messagesTitle}
      </h2>
      <MessageThread page={page} />
    </section>
  );
}

const LATEST = 6;

/** The newest first; what is new to the investor is never folded, nor a single entry. */
function foldEarlier(history: readonly HistoryEntry[]): Record<'latest' | 'earlier', readonly HistoryEntry[]> {
  const fresh = history.findLastIndex(({ isNew }) => isNew) + 1;
  const count = Math.max(LATEST, fresh);
  if (history.length <= count + 1) return { latest: history, earlier: [] };
  return { latest: history.slice(0, count), earlier: history.slice(count) };
}

function SentNotice({ sent }: { sent: string | null }) {
  const { texts } = useTexts();
  const notices: ReadonlyMap<string, string> = new Map(Object.entries({ ...texts.track.sent, ...texts.hold.sent }));
  const notice = sent === null ? undefined : notices.get(sent);
  if (notice === undefined) return null;
  return (
    <Notice tone={sent === 'changed' ? 'warn' : 'ok'}>
      <p role="status">{notice}</p>
    </Notice>
  );
}

/** The signed receipt once more: it holds no secret. */
function ProofAgain() {
  const { texts, path } = useTexts();
  const { receipt } = texts;
  return (
    <section aria-labelledby="proof">
      <h2 className="section-title" id="proof">
        {receipt.proofTitle}
      </h2>
      <p>{receipt.proofWhat}</p>
      <p>
        <a href={path('/track/case/receipt.json')} download="receipt.json" className="tel">
          {receipt.proof}
        </a>
      </p>
    </section>
  );
}

/** How much came since the investor last looked; each entry is marked. */
function NewSince({ count }: { count: number }) {
  const words = useTexts().texts.openings;
  if (count === 0) return null;
  return (
    <p>
      {words.freshCount(count)}{' '}
      <a href="#history" className="tel">
        {words.freshLink}
      </a>
    </p>
  );
}

function Openings({ openings }: Pick<CaseData, 'openings'>) {
  const { texts, path } = useTexts();
  const words = texts.openings;
  return (
    <section aria-labelledby="openings">
      <h2 className="section-title" id="openings">
        {words.title}
      </h2>
      <p className="hint">{words.hint}</p>
      <OpeningList openings={openings.slice(0, OPENINGS_SHOWN)} />
      {openings.length > OPENINGS_SHOWN && (
        <p>
          <a href={path('/track/case/access')} className="tel">
            {words.all(openings.length)}
          </a>
        </p>
      )}
    </section>
  );
}

function Leave() {
  const { texts, path } = useTexts();
  const words = texts.track;
  return (
    <section className="mt-8">
      <form method="post" action={path('/track/leave')}>
        <p className="hint">{words.leaveHint}</p>
        <Button variant="secondary">{words.leave}</Button>
      </form>
    </section>
  );
}
