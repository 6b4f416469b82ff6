import { digestShown } from '#app/crypto/shown.server.ts';
import {
  firstBatch,
  isKeptBack,
  type NamedCase,
  type PublishedRow,
  publishedRow,
  withNames,
} from '#app/domain/published-case.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import { type CaseRecord, fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listAmounts } from '#db/repositories/reports.server.ts';

/** What the reporter is shown before agreeing, and after: the row with its names, and when it can appear. */
export type PublicationView = {
  row: NamedCase;
  isAllowed: boolean;
  isKeptBack: boolean;
  /** The first day `YYYY-MM-DD` on which it can appear. */
  appearsOn: string;
  /** Travels with the consent, so that nobody agrees to another row. */
  shown: string;
};

/** The row of the own case that is allowed, or could be; null where none may. `ifSolved`: as after the verdict "solved". */
export async function readPublication(
  ctx: UseCaseContext,
  caseId: number,
  { ifSolved = false } = {},
): Promise<PublicationView | null> {
  const record = await openRecord(ctx.db, caseId, ctx.now);
  fireDueSteps(record);
  const { publication } = record.caseFile;
  const row = publication?.row ?? (await composedRow(ctx.db, record, ifSolved));
  if (row === null) return null;
  return {
    row: withNames(row, record.county),
    isAllowed: publication !== null,
    isKeptBack: isKeptBack(row),
    appearsOn: firstBatch(row, dayOf(record.rules.calendar, publication?.allowedAt ?? record.now)),
    shown: digestShown(row),
  };
}

async function composedRow(db: Db, record: CaseRecord, ifSolved = false): Promise<PublishedRow | null> {
  const { id, caseFile, county, rules, now } = record;
  const claimedFen = (await listAmounts(db, id)).reduce((sum, { amountFen }) => sum + amountFen, 0);
  const { calendar } = rules;
  return publishedRow(caseFile, { categories: county.categories, calendar, claimedFen, now, ifSolved });
}

/** The reporter lets exactly the row be published that was `shown`; agreed to twice is once. */
export function allowPublication(ctx: UseCaseContext, caseId: number, shown: string) {
  return actOnOwnCase(ctx, { caseId, action: 'allow_publication' }, async ({ trx, record, append }) => {
    if (record.caseFile.publication) return true;
    const row = await composedRow(trx, record);
    if (row === null || digestShown(row) !== shown) return false;
    append({ type: 'publication_allowed', row });
    return true;
  });
}

/** Takes the consent back, at any time: the row is gone with this act. */
export function withdrawPublication(ctx: UseCaseContext, caseId: number) {
  return actOnOwnCase(ctx, { caseId, action: 'withdraw_publication' }, async ({ record, append }) => {
    if (record.caseFile.publication) append({ type: 'publication_withdrawn' });
    return true;
  });
}
