import type { LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ClockExplanation } from '#app/components/sla/clock-explanation.tsx';
import { explainedPage } from '#app/components/sla/explained-page.ts';
import { staffClockName, staffClockWords } from '#app/components/sla/staff-clock.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { queueStandings } from '#app/domain/desk-queue.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame, notFound, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { explainCaseClock } from '#app/use-cases/explain-clock.server.ts';

type ClockData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  if (queueStandings(ctx.actor.role).length === 0) throw notFound();
  const explained = await explainCaseClock(ctx, referenceOf(args), args.params.key ?? '');
  if (!explained) throw notFound();
  const what = staffClockName(explained.clock.key);
  const { timeZone } = args.context.settings;
  const wording = { words: staffClockWords(explained.clock.kind), locale: 'zh-CN', timeZone, now: ctx.now } as const;
  return {
    frame: await loadFrame(args, session),
    reference: explained.reference,
    what,
    page: explainedPage(explained, what, wording),
  };
}

/** How a clock of the case is counted, in the officers' words. */
export default function DeskClock({ loaderData: { frame, reference, what, page } }: { loaderData: ClockData }) {
  return (
    <DeskFrame frame={frame}>
      <PageTitle title={page.title} />
      <BackLink href={`/desk/t/${reference}`}>{deskTexts.case.title(reference)}</BackLink>
      <h1 className="page-title">
        {page.title} · {what}
      </h1>
      <ClockExplanation page={page} />
    </DeskFrame>
  );
}
