import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CountyRules, currentRules } from '#app/domain/county-rules.ts';
import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { emptyRehearsal, type RehearsedBy, rehearseCase } from '#app/domain/rules/rehearsal.ts';
import { countyWith } from '#app/domain/rules/rule-draft.ts';
import { dayOf, startOfDay } from '#app/domain/sla/calendar.ts';
import { monthsBefore } from '#app/domain/sla/civil-day.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listHistories } from '#db/repositories/case-events.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft } from '#db/repositories/rule-drafts.server.ts';
import {
  endRehearsal,
  findOpenRehearsal,
  insertRehearsal,
  listCasesToRehearse,
  type RuleRehearsal,
  saveRehearsed,
} from '#db/repositories/rule-rehearsals.server.ts';

/** Over how many months of cases a draft can be run. */
export const REHEARSAL_MONTHS = [1, 3, 6, 12, 24] as const;

/** The name of a draft among the versions while it is run: no version is named so. */
const DRAFT_VERSION = 'draft';

/** So many cases are read, and requests get their turn. */
const PAGE = 100;

/**
 * Asks for a draft to be run over the cases opened in the last months, as it is now. Asked twice while the first one is
 * under way, it is that one. Audited; nothing of a case is read here.
 */
export async function askForRehearsal(
  ctx: StaffContext,
  asked: { draftId: number; months: number },
): Promise<{ ok: true; id: number } | Refused<'not_allowed' | 'not_found' | 'months'>> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  if (!REHEARSAL_MONTHS.some((months) => months === asked.months)) return refused('months');
  return writeTransaction(ctx.db, async (trx) => {
    const draft = await findRuleDraft(trx, asked.draftId);
    if (!draft) return refused('not_found');
    const open = await findOpenRehearsal(trx);
    const isSame = open?.draftId === draft.id && open.months === asked.months && open.body === draft.body;
    if (open && isSame) return { ok: true, id: open.id };
    const { calendar } = currentRules(await getCountyRules(trx));
    const openedFrom = startOfDay(calendar, monthsBefore(dayOf(calendar, ctx.now), asked.months));
    const { kind, body } = draft;
    const { accountId } = ctx.actor;
    const rehearsal = { draftId: draft.id, kind, body, months: asked.months, openedFrom, accountId };
    const id = await insertRehearsal(trx, rehearsal, ctx.now);
    const act = { act: 'rehearse_rules', caseId: null, at: ctx.now, subject: `${kind}:draft-${draft.id}` };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, act));
    return { ok: true, id };
  });
}

/**
 * Runs the oldest rehearsal that is asked for to its end, page by page: each page is written with how far it is, so that
 * one that is broken off goes on where it was, and of two runners one counts. Returns false where there was none.
 */
export async function rehearseNext(
  { db, now }: { db: Db; now: Date },
  watch: { isStopped?: () => boolean; onProgress?: (done: number, total: number) => void } = {},
): Promise<boolean> {
  const rehearsal = await findOpenRehearsal(db);
  if (!rehearsal) return false;
  const by = byDraft(await getCountyRules(db), rehearsal);
  if (!by) {
    await writeTransaction(db, (trx) => endRehearsal(trx, rehearsal.id, 'failed', now));
    return true;
  }
  await runPages(db, now, rehearsal, by, watch);
  return true;
}

async function runPages(
  db: Db,
  now: Date,
  rehearsal: RuleRehearsal,
  by: RehearsedBy,
  { isStopped = () => false, onProgress }: NonNullable<Parameters<typeof rehearseNext>[1]>,
): Promise<void> {
  const { id, openedFrom, total } = rehearsal;
  const result = { ...emptyRehearsal(), ...rehearsal.result };
  let { lastCaseId: from, examined } = rehearsal;
  while (!isStopped()) {
    const cases = await listCasesToRehearse(db, { after: from, openedFrom, limit: PAGE });
    const to = cases.at(-1);
    if (to === undefined) {
      await writeTransaction(db, (trx) => endRehearsal(trx, id, 'done', now));
      return;
    }
    for (const events of (await listHistories(db, cases)).values()) {
      try {
        rehearseCase(result, events, by);
      } catch {
        result.unreadable += 1;
      }
    }
    const page = { from, to, examined: cases.length, result };
    if (!(await writeTransaction(db, (trx) => saveRehearsed(trx, id, page)))) return;
    [from, examined] = [to, examined + cases.length];
    onProgress?.(examined, total);
    await nextTurn();
  }
}

/** Null where the draft cannot be read: it was checked when it was saved, by the rules that were in force then. */
function byDraft(county: CountyRules, { kind, body, requestedAt }: RuleRehearsal): RehearsedBy | null {
  try {
    const drafted = countyWith(county, { kind, version: DRAFT_VERSION, body });
    const { policy } = currentRules(county);
    return { kind, county: drafted, routing: county.routing, policy, now: requestedAt };
  } catch {
    return null;
  }
}
