import { isConductPaper, isPaperOf } from '#app/domain/case-paper.ts';
import type { PaperView } from '#app/domain/case-view.ts';
import { rulingIssuer } from '#app/domain/joint-units.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import type { Db } from '#db/client.server.ts';
import { listAccounts } from '#db/repositories/accounts.server.ts';
import { listPapers } from '#db/repositories/case-papers.server.ts';

/** The papers of a case that a unit may read, oldest first: all for readers of the text, else its own part. */
export async function paperViews(
  db: Db,
  { id, caseFile, county }: CaseRecord,
  reader: { unit: string; readsText: boolean },
): Promise<PaperView[]> {
  const all = await listPapers(db, id);
  const papers = all.filter(
    (paper) => (reader.readsText && !isConductPaper(paper.kind)) || isPaperOf(reader.unit, paper, caseFile),
  );
  const writers = reader.readsText ? [...new Set(papers.map(({ accountId }) => accountId))] : [];
  const names = new Map((await listAccounts(db, writers)).map((account) => [account.id, account.displayName]));
  const issuer = unitName(county, rulingIssuer(caseFile));
  return papers.map((paper) => ({
    id: paper.id,
    kind: paper.kind,
    from: unitName(county, paper.departmentId),
    byName: names.get(paper.accountId) ?? null,
    to: unitName(county, paper.toDepartmentId),
    clause: paper.clause,
    issuedBy: paper.kind === 'ruling' ? issuer : null,
    body: paper.body,
    writtenAt: paper.writtenAt,
  }));
}
