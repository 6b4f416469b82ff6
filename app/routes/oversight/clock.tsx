import { data, type LoaderFunctionArgs } from 'react-router';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type OversightFrame, OversightPage } from '#app/components/oversight/oversight-page.tsx';
import { ClockExplanation } from '#app/components/sla/clock-explanation.tsx';
import { type ExplainedPage, explainedPage } from '#app/components/sla/explained-page.ts';
import { staffClockName, staffClockWords } from '#app/components/sla/staff-clock.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { openOversight } from '#app/routes/oversight/oversight-page.server.ts';
import { explainCaseClock } from '#app/use-cases/explain-clock.server.ts';

type ClockData = { frame: OversightFrame; reference: string; what: string; page: ExplainedPage };

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<ClockData> {
  const { ctx, frame } = await openOversight({ context, request });
  const explained = await explainCaseClock(ctx, params.reference ?? '', params.key ?? '');
  if (!explained) throw data(null, 404);
  const what = staffClockName(explained.clock.key);
  const { timeZone } = context.settings;
  const wording = { words: staffClockWords(explained.clock.kind), locale: 'zh-CN', timeZone, now: ctx.now } as const;
  return { frame, reference: explained.reference, what, page: explainedPage(explained, what, wording) };
}

/** The days of a clock as evidence: the same that the desk and the investor are shown. */
export default function OversightClock({ loaderData: { frame, reference, what, page } }: { loaderData: ClockData }) {
  return (
    <OversightPage frame={frame}>
      <PageTitle title={page.title} />
      <BackLink href={`/oversight/c/${reference}`}>{reference}</BackLink>
      <h1 className="page-title">
        {page.title} · {what}
      </h1>
      <ClockExplanation page={page} />
    </OversightPage>
  );
}
