import type { ReadsAs } from '#app/domain/case-readers.ts';
import type { ClockView, DutyView } from '#app/domain/case-view.ts';
import { type CaseDuty, dutyPaperFor, isDutyShown, mayDoDuty } from '#app/domain/duty.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { clockViews, unitName } from '#app/use-cases/clock-views.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listAccounts } from '#db/repositories/accounts.server.ts';
import { type CasePaper, listPapers } from '#db/repositories/case-papers.server.ts';

type Asking = { standing: readonly ReadsAs[]; readsText: boolean };

/** The duties of a case as this unit may see them, each record for those whom it is for (sla.md §5). */
export async function dutyViews(trx: Db, ctx: StaffContext, record: CaseRecord, asking: Asking): Promise<DutyView[]> {
  const { caseFile } = record;
  if (caseFile.duties.length === 0) return [];
  const department = ctx.actor.departmentId;
  const papers = await papersOf(trx, record);
  const clocks = clockViews(caseFile, record.rules, record.county, record.now);
  return caseFile.duties
    .filter((duty) => isDutyShown(caseFile, duty, { ...asking, department }))
    .map((duty) => {
      const paper = papers.get(duty.paper ?? 0) ?? null;
      const isFor = paper && [paper.departmentId, paper.toDepartmentId].includes(department);
      return { ...viewOf(ctx, record, duty, clocks), paper: asking.readsText || isFor ? paper : null };
    });
}

function viewOf(ctx: StaffContext, record: CaseRecord, duty: CaseDuty, clocks: readonly ClockView[]) {
  const { county, caseFile, headedUnits } = record;
  const clock = clocks.find((candidate) => candidate.key === duty.clock);
  return {
    clock: duty.clock,
    kind: duty.kind,
    cause: duty.cause,
    owner: unitName(county, duty.owner),
    issuedBy: unitName(county, duty.issuedBy),
    recordFor: unitName(county, dutyPaperFor(caseFile, duty)),
    state: clock?.state ?? ('ended' as const),
    at: duty.at,
    dueAt: clock?.breachedAt ?? clock?.dueAt ?? null,
    provisional: clock?.state === 'running' && clock.provisional,
    doneAt: duty.doneAt,
    isOwn: duty.owner === ctx.actor.departmentId,
    mayDo: mayDoDuty(ctx.actor, duty, headedUnits),
  };
}

async function papersOf(trx: Db, { caseFile, id }: CaseRecord) {
  const done = caseFile.duties.some((duty) => duty.paper !== null);
  const papers: CasePaper[] = done ? (await listPapers(trx, id)).filter(({ kind }) => kind === 'duty') : [];
  const accounts = await listAccounts(trx, [...new Set(papers.map(({ accountId }) => accountId))]);
  const names = new Map(accounts.map((account) => [account.id, account.displayName]));
  return new Map(papers.map((paper) => [paper.id, { ...paper, byName: names.get(paper.accountId) ?? '' }]));
}
