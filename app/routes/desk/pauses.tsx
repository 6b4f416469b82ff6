import { data, type LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { shareOf } from '#app/domain/pause-shares.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { type NamedShare, readPauseShares, SHARE_DAYS } from '#app/use-cases/pause-shares.server.ts';

type PausesData = Awaited<ReturnType<typeof loader>>;

const texts = deskTexts.dateMoves.shares;
/** Fewer cases than these are not counted out. */
const FEW = 5;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const read = await readPauseShares(ctx);
  if (!read.ok) throw data(null, 403);
  return { frame: await loadFrame(args, session), shares: read.shares, days: SHARE_DAYS };
}

const COLUMNS: Column<NamedShare>[] = [
  { key: 'officer', head: texts.columns.officer, cell: ({ name }) => name ?? texts.nobody, isRowHead: true },
  {
    key: 'cases',
    head: texts.columns.cases,
    cell: ({ casesWithPause, cases }) => texts.cases(countWords(casesWithPause), countWords(cases)),
    isNumber: true,
  },
  { key: 'time', head: texts.columns.time, cell: ({ pausedMinutes }) => hoursWords(pausedMinutes), isNumber: true },
  {
    key: 'total',
    head: texts.columns.total,
    cell: ({ totalMinutes }) => hoursWords(totalMinutes),
    isNumber: true,
    className: 'max-[719px]:hidden',
  },
  { key: 'share', head: texts.columns.share, cell: (share) => `${Math.round(shareOf(share) * 100)}%`, isNumber: true },
];

function countWords(count: number): string {
  return count > 0 && count < FEW ? texts.few : String(count);
}

function hoursWords(minutes: number): string {
  return texts.hours((minutes / 60).toFixed(1));
}

/** How much of the time for the answer each officer's cases spent waiting for the investor; for the unit's head. */
export default function Pauses({ loaderData: { frame, shares, days } }: { loaderData: PausesData }) {
  return (
    <DeskFrame frame={frame} isPauses>
      <PageTitle title={texts.title} />
      <h1 className="page-title">{texts.title}</h1>
      <p className="mb-3 max-w-measure">{texts.intro(days)}</p>
      <DataTable
        caption={texts.caption}
        isCaptionHidden
        columns={COLUMNS}
        rows={shares}
        rowKey={({ officer }) => String(officer)}
        empty={texts.none}
      />
    </DeskFrame>
  );
}
