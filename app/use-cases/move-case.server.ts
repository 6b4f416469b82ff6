import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { type CountyRules, laterVersion } from '#app/domain/county-rules.ts';
import { movedPromises } from '#app/domain/rules/rule-moves.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { appendEvent, type CaseRecord, openRecord, type StaffSeen } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { countMovedCase, deleteRetry, type RuleApplication } from '#db/repositories/rule-applications.server.ts';

type Bringing = Pick<RuleApplication, 'id' | 'policyVersion' | 'calendarVersion'>;
type Versions = Pick<CaseRecord['caseFile'], 'policyVersion' | 'calendarVersion'>;

/**
 * Brings one case under new rules in one transaction, as any act does it: first everything fires that is due by the old
 * rules, then the rules change, then what is due by the new ones fires (sla.md §2). False where the case is under them, or
 * under later ones, already: that is what makes it once a case, whoever comes twice.
 */
export async function moveCase(
  ctx: { db: Db; now: Date; keys: KeyRing; seen?: StaffSeen },
  application: Bringing,
  caseId: number,
): Promise<boolean> {
  return writeTransaction(ctx.db, async (trx) => {
    const record = await openRecord(trx, caseId, ctx.now, ctx.seen);
    await deleteRetry(trx, application.id, caseId);
    const target = versionsAfter(record.caseFile, application, record.county);
    if (!target) return false;
    await fireDue(trx, record);
    appendEvent(record, changeOf(record, target), { kind: 'system' });
    await fireDue(trx, record);
    const subject = `policy:${target.policyVersion} calendar:${target.calendarVersion}`;
    const act = { act: 'change_rules', caseId, at: ctx.now, subject };
    await appendAudit(trx, ctx.keys, auditOf({ kind: 'system' }, act));
    await saveRecord(trx, record, ctx.keys);
    await countMovedCase(trx, application.id);
    return true;
  });
}

/** The versions that a case comes under; null where it has them, or later ones. No case is ever moved back. */
function versionsAfter(caseFile: Versions, application: Bringing, county: CountyRules): Versions | null {
  const { policyVersion, calendarVersion } = caseFile;
  const target = {
    policyVersion: laterVersion(county.policies, application.policyVersion ?? policyVersion, policyVersion),
    calendarVersion: laterVersion(county.calendars, application.calendarVersion ?? calendarVersion, calendarVersion),
  };
  const isSame = target.policyVersion === policyVersion && target.calendarVersion === calendarVersion;
  return isSame ? null : target;
}

function changeOf(record: CaseRecord, target: Versions): CaseEventBody {
  const after = record.rules.inVersion(target.policyVersion, target.calendarVersion);
  const promises = movedPromises(record.caseFile, after, record.now);
  return { type: 'rules_changed', ...target, ...(promises.length > 0 && { promises }) };
}
