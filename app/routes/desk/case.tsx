import type { LoaderFunctionArgs } from 'react-router';
import { CaseFacts, Identity, Proofs, Queries } from '#app/components/desk/case-facts.tsx';
import { CaseHead } from '#app/components/desk/case-head.tsx';
import { Messages, PendingAnswer, ReportText } from '#app/components/desk/case-text.tsx';
import { DateMovesPanel } from '#app/components/desk/date-moves-panel.tsx';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { DeskTimeline } from '#app/components/desk/desk-timeline.tsx';
import { DutySection } from '#app/components/desk/duty-section.tsx';
import { placeOf } from '#app/components/desk/queue-place.ts';
import { ReplyBox } from '#app/components/desk/reply-box.tsx';
import { FiredSteps, SlaPanel } from '#app/components/desk/sla-panel.tsx';
import { WithoutText } from '#app/components/desk/without-text.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { EvidenceList } from '#app/components/staff/evidence-list.tsx';
import { Papers } from '#app/components/staff/papers.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/** Left what was said and done, right where it stands. */
const COLUMNS = 'grid gap-x-8 lg:grid-cols-[minmax(0,62fr)_minmax(0,38fr)]';

type CaseData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const view = await openDeskCase(args, ctx);
  const { departments } = await getCountyRules(ctx.db);
  return {
    frame: await loadFrame(args, session),
    view,
    units: [...departments.values()].map(({ id, name }) => ({ id, name })),
    place: placeOf(args.request.url),
    isDone: new URL(args.request.url).searchParams.has('done'),
  };
}

export default function CasePage({ loaderData }: { loaderData: CaseData }) {
  const { frame, view, units, place, isDone } = loaderData;
  const { text } = view;
  // A duty's clock stands with the duty.
  const clocks = view.clocks.filter(({ key }) => view.duties.every((duty) => duty.clock !== key));
  return (
    <DeskFrame frame={frame}>
      <PageTitle title={deskTexts.case.title(view.reference)} />
      {isDone && (
        <div className="mt-2" role="status">
          <Notice tone="ok">{deskTexts.case.done}</Notice>
        </div>
      )}
      <div className={COLUMNS}>
        <div className="min-w-0">
          <CaseHead view={view} place={place} />
        </div>
        {view.may.includes('reply') && <ReplyBox reference={view.reference} place={place} />}
      </div>
      <div className={`mt-3 lg:grid-rows-[auto_1fr] ${COLUMNS}`}>
        <div className="min-w-0 lg:col-start-2">
          <SlaPanel reference={view.reference} clocks={clocks} readsText={text !== null} />
          <DutySection
            reference={view.reference}
            place={place}
            duties={view.duties}
            clocks={view.clocks}
            daysOnly={view.daysOnly}
          />
          {text && <DateMovesPanel view={view} />}
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          {text ? (
            <>
              <PendingAnswer text={text} />
              <ReportText text={text} />
              <EvidenceList evidence={text.evidence} caseHref={`/desk/t/${view.reference}`} />
              <Messages messages={text.messages} />
              <Papers view={view} />
              <DeskTimeline text={text} units={units} />
            </>
          ) : (
            <WithoutText view={view} />
          )}
        </div>
        <div className="min-w-0 lg:col-start-2">
          {text && <Identity text={text} />}
          <CaseFacts view={view} />
          {text && <Queries text={text} category={view.category?.code ?? null} />}
          {text && <Proofs reference={view.reference} proofs={text.proofs} />}
          <FiredSteps fired={view.fired} daysOnly={view.daysOnly} />
        </div>
      </div>
    </DeskFrame>
  );
}
