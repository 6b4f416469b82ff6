import type { LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { LeadAnswer, Proofs, Queries } from '#app/components/oversight/case-evidence.tsx';
import { CaseTimeline } from '#app/components/oversight/case-timeline.tsx';
import { ClockEvidence } from '#app/components/oversight/clock-evidence.tsx';
import { ConductPanel } from '#app/components/oversight/conduct-panel.tsx';
import { HeadsTold } from '#app/components/oversight/heads-told.tsx';
import { Openings } from '#app/components/oversight/openings.tsx';
import { type OversightFrame, OversightPage } from '#app/components/oversight/oversight-page.tsx';
import { Amounts, Reporter, ReportWords } from '#app/components/oversight/report-words.tsx';
import { Facts, Section } from '#app/components/oversight/section.tsx';
import { DutyList } from '#app/components/staff/duty-list.tsx';
import type { NameOf } from '#app/components/staff/event-words.ts';
import { EvidenceList } from '#app/components/staff/evidence-list.tsx';
import { Papers } from '#app/components/staff/papers.tsx';
import { timesRows } from '#app/components/staff/times-rows.ts';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { CaseTextView, StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts, oversightTexts } from '#app/i18n/index.ts';
import { openOversight } from '#app/routes/oversight/oversight-page.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = oversightTexts.case;
// Both columns begin at the same height, close under the title.
const COLUMN = 'min-w-0 lg:[&>section:first-child>.section-title]:mt-0';

type ReadCase = StaffCaseView & { text: CaseTextView };
type Loaded = { frame: OversightFrame; view: ReadCase; unitNames: Map<string, string>; isDone: boolean };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<Loaded> {
  const { ctx, frame } = await openOversight({ context, request });
  const view = await openCase(ctx, params.reference ?? '');
  if (!view?.text) throw data(null, 404);
  const { departments } = await getCountyRules(ctx.db);
  const unitNames = new Map([...departments.values()].map((unit) => [unit.id, unit.name.zh]));
  const isDone = new URL(request.url).searchParams.has('done');
  return { frame, view: { ...view, text: view.text }, unitNames, isDone };
}

/** Left what was said and done, right what proves it. */
export default function OversightCase({ loaderData }: { loaderData: Loaded }) {
  const { view, unitNames, isDone } = loaderData;
  const { text } = view;
  const nameOf: NameOf = (unit) => (unit === null ? words.noLead : (unitNames.get(unit) ?? unit));
  return (
    <OversightPage frame={loaderData.frame}>
      <PageTitle title={words.title} />
      {isDone && (
        <div role="status">
          <Notice tone="ok">{words.done}</Notice>
        </div>
      )}
      <BackLink href="/oversight">{words.back}</BackLink>
      <h1 className="page-title">
        {view.reference} · {view.category?.name.zh ?? words.categoryUnknown}
      </h1>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className={COLUMN}>
          <ReportWords text={text} />
          <Matter view={view} />
          <Amounts amounts={text.amounts} />
          <EvidenceList evidence={text.evidence} caseHref={`/oversight/c/${view.reference}`} showsHash />
          <Reporter text={text} />
          <LeadAnswer text={text} />
          <Papers view={view} />
          <Section id="timeline" title={words.timeline} hint={words.timelineHint}>
            <CaseTimeline text={text} nameOf={nameOf} />
          </Section>
        </div>
        <div className={COLUMN}>
          <ConductPanel view={view} referrals={text.referrals} nameOf={nameOf} />
          <Section id="clocks" title={words.clocks} hint={words.clocksHint}>
            <ClockEvidence reference={view.reference} clocks={view.clocks} fired={view.fired} />
          </Section>
          <HeadsTold text={text} nameOf={nameOf} />
          {view.duties.length > 0 && (
            <Section id="duties" title={deskTexts.duty.title}>
              <DutyList duties={view.duties} />
            </Section>
          )}
          <Queries text={text} category={view.category?.code ?? null} />
          <Proofs proofs={text.proofs} />
          <Openings openings={text.openings} />
          <p className="hint">{words.recordNotice}</p>
        </div>
      </div>
    </OversightPage>
  );
}

function Matter({ view }: { view: ReadCase }) {
  const { text } = view;
  const units = text.accused.map((unit) => unit.name.zh).join('、') || words.accusedUnknown;
  const accused = text.headPersonally ? `${units}（${words.headPersonally}）` : units;
  const facts = [
    { term: words.accused, value: <>{accused}</> },
    { term: words.lead, value: <>{view.lead?.name.zh ?? words.noLead}</> },
    { term: words.status, value: <>{deskTexts.words.statuses[view.status]}</> },
    { term: words.openedAt, value: <Moment at={view.openedAt} withTime /> },
    ...timesRows(text.times).map(({ term, value }) => ({ term, value: <>{value}</> })),
  ];
  return (
    <Section id="matter" title={words.matter}>
      <Facts facts={facts} />
    </Section>
  );
}
