import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askForRehearsal, rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import type { Db } from '#db/client.server.ts';
import { findRehearsal } from '#db/repositories/rule-rehearsals.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, theCast } from '#tests/use-cases/play.ts';
import { anAdmin } from '#tests/use-cases/rule-story.ts';

/** When the drafts of these stories are rehearsed. */
export const AT = '2026-11-16 10:00';

/** One answered on the fourth day, one silently accepted and overdue, one about favours that discipline has. */
export async function aCounty() {
  const db = testDb();
  const cast = await theCast(db);
  const { reference } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-06 10:00'), reference, answer);
  await fileAReport(db);
  const conduct = { category: 'L5', group: 'attitude', accused: accusing('jtj') };
  await fileAReport(db, { report: conduct });
  await sweepTo(db, shanghai(AT));
  return { db, ...cast };
}

/** Saves a draft, runs it over the cases of the last months and returns what came of it. */
export async function rehearsed(db: Db, kind: RuleKind, body: string, given: { months?: number; at?: string } = {}) {
  const { months = 3, at = AT } = given;
  const admin = await anAdmin(db, at);
  const draft = { id: null, kind, body, baseVersion: '2026-11', note: null, effectiveOn: null };
  const saved = await saveRuleDraft(admin, draft);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const asked = await askForRehearsal(admin, { draftId: saved.id, months });
  if (!asked.ok) throw new Error(asked.reason);
  const progress: number[][] = [];
  const onProgress = (done: number, total: number) => progress.push([done, total]);
  await rehearseNext({ db, now: admin.now }, { onProgress });
  const rehearsal = await findRehearsal(db, asked.id);
  if (!rehearsal?.result) throw new Error('not run');
  return { ...rehearsal, result: rehearsal.result, progress };
}
