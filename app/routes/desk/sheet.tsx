import type { LoaderFunctionArgs } from 'react-router';
import { ReportersWords } from '#app/components/desk/case-text.tsx';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { type HandOverLine, handOverSheet } from '#app/domain/hand-over-sheet.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { higherOf } from '#app/domain/sla/firing.ts';
import { deskTexts, formatPaperDay, formatYuan } from '#app/i18n/index.ts';
import { enterDesk, loadFrame, notFound, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const texts = deskTexts.sheet;

type SheetData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const sheet = handOverSheet(await openDeskCase(args, ctx));
  if (!sheet) throw notFound();
  const county = await getCountyRules(ctx.db);
  const units = sheet.accused.map(({ id }) => id);
  return {
    frame: await loadFrame(args, session),
    sheet,
    higher: higherOf(units, county.departments),
    receivedOn: dayOf(currentRules(county).calendar, sheet.receivedAt),
  };
}

/** 移送单: on paper, or copied into the higher body's own system. */
export default function Sheet({ loaderData: { frame, sheet, higher, receivedOn } }: { loaderData: SheetData }) {
  const { reference, accused, category, words } = sheet;
  const units = accused.map(({ name }) => name.zh).join('、');
  return (
    <DeskFrame frame={frame}>
      <PageTitle title={`${texts.title} ${reference}`} />
      <BackLink href={`/desk/t/${reference}`}>{deskTexts.case.title(reference)}</BackLink>
      <h1 className="page-title">{texts.title}</h1>
      <p className="hint not-printed">{words ? texts.withWords : texts.fieldsAlone}</p>
      <SummaryList
        rows={[
          { term: texts.to, value: higher || texts.noHigher },
          { term: texts.from, value: sheet.hub.name.zh },
          { term: texts.reference, value: reference },
          { term: texts.receivedOn, value: formatPaperDay(receivedOn, 'zh-CN') },
          { term: deskTexts.case.accused, value: sheet.headPersonally ? texts.andHead(units) : units },
          { term: texts.category, value: category?.name.zh },
        ]}
      />
      <Lines lines={sheet.lines} />
      {words && (
        <section aria-labelledby="words">
          <h2 className="section-title" id="words">
            {texts.words}
          </h2>
          <ReportersWords words={words} />
        </section>
      )}
      <p className="mt-6">{texts.ask}</p>
      <p className="mt-8">{texts.signature}</p>
    </DeskFrame>
  );
}

const COLUMNS: readonly Column<HandOverLine & { key: string }>[] = [
  { key: 'item', head: texts.item, cell: (line) => line.itemName ?? texts.notInCatalogue, isRowHead: true },
  { key: 'amount', head: texts.amount, cell: (line) => formatYuan(line.amountFen, 'zh-CN'), isNumber: true },
  {
    key: 'receipt',
    head: texts.receipt,
    cell: (line) => (line.receiptKind ? deskTexts.words.receiptKinds[line.receiptKind] : deskTexts.case.unknown),
  },
];

function Lines({ lines }: { lines: readonly HandOverLine[] }) {
  if (lines.length === 0) return null;
  const rows = lines.map((line, place) => ({ ...line, key: String(place) }));
  return <DataTable caption={texts.lines} columns={COLUMNS} rows={rows} rowKey={({ key }) => key} />;
}
