import { newReference } from '#app/crypto/code.server.ts';
import type { Case } from '#app/domain/case.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { type CountyRules, currentRules } from '#app/domain/county-rules.ts';
import { receivedBy } from '#app/domain/event-notices.ts';
import type { StoredEvidence } from '#app/domain/evidence.ts';
import { replayCase } from '#app/domain/replay/replay-case.ts';
import { type Notice, referralNotices } from '#app/domain/sla/firing.ts';
import { appendEvent, recordOf } from '#app/use-cases/case-record.server.ts';
import { evidenceEvent } from '#app/use-cases/evidence.server.ts';
import { cacheOf, saveRecord } from '#app/use-cases/save-record.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { insertAccused, insertCase } from '#db/repositories/case-cache.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { isReferenceTaken } from '#db/repositories/cases.server.ts';

type Opened = Extract<CaseEventBody, { type: 'case_opened' }>;

/**
 * Opens the case of a new report or request in the caller's transaction: first event, clocks, allow-list and mails; what
 * was written is stored beside it. `onDuty`: who hears of an urgent one; `files`: what comes with it.
 */
export async function openCaseFile(
  trx: Db,
  ctx: UseCaseContext,
  given: { opened: Opened; county: CountyRules; onDuty: readonly number[]; files?: readonly StoredEvidence[] },
): Promise<{ reference: string; caseId: number }> {
  const { opened, county, onDuty, files = [] } = given;
  const event = { ...opened, seq: 1, at: ctx.now, recordedAt: ctx.now, actor: { kind: 'investor' } as const };
  const rules = currentRules(county);
  const record = recordOf(0, { now: ctx.now, county, rules, caseFile: replayCase([event], rules) });
  record.added.push(event);
  record.notices.push(...openingNotices(record.caseFile, county, onDuty));
  for (const file of files) appendEvent(record, evidenceEvent(file, null), { kind: 'investor' });
  if (opened.route === 'discipline') {
    const cause = opened.category === 'L8' ? 'category_L8' : 'category_L5';
    const unit = opened.accused[0] ?? null;
    appendEvent(record, { type: 'referred', kind: 'lead', cause, unit }, { kind: 'system' });
  }
  let reference = newReference();
  while (await isReferenceTaken(trx, reference)) reference = newReference();
  const { kind, group } = opened;
  record.id = await insertCase(trx, { reference, kind, group, openedAt: ctx.now }, cacheOf(record).head);
  await insertAccused(trx, record.id, { accused: opened.accused, excluded: opened.excluded });
  await saveRecord(trx, record, ctx.keys);
  return { reference, caseId: record.id };
}

/** Whoever has to act first hears that something has come in: where it is urgent, the person on duty. */
function openingNotices(caseFile: Case, county: CountyRules, onDuty: readonly number[]): Notice[] {
  if (caseFile.hold) return [];
  if (caseFile.route === 'discipline') return referralNotices(caseFile, 'lead', county.disciplineUnit);
  return [{ ...receivedBy(caseFile), onDuty }];
}

/** The first event of a case and its instant. Throws for a case without a history. */
export async function getOpening(trx: Db, caseId: number): Promise<{ filedAt: Date; opened: Opened }> {
  const first = (await listCaseEvents(trx, caseId))[0];
  if (first?.type !== 'case_opened') throw new Error('a case without a history');
  return { filedAt: first.at, opened: first };
}
