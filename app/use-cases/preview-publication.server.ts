import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { type CountyRules, rulesFor } from '#app/domain/county-rules.ts';
import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { replayCase } from '#app/domain/replay/replay-case.ts';
import { emptyTally, type MoveTally } from '#app/domain/rules/move-tally.ts';
import { countyWith, type RuleKind } from '#app/domain/rules/rule-draft.ts';
import { tallyMoves } from '#app/domain/rules/rule-moves.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { listHistories } from '#db/repositories/case-events.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { countCasesWithOpenClocks, listCasesWithOpenClocks } from '#db/repositories/rule-applications.server.ts';

const DRAFT_VERSION = 'draft';
const PAGE = 100;
/** So many cases are counted while somebody waits for the page: about a second where every ladder has fired. */
const MOST_CASES = 1_000;

/** What would move, of how many cases with an open clock; `examined` is fewer than `total` where a part was looked at. */
export type PublicationPreview = { ok: true; moves: MoveTally; examined: number; total: number };

/**
 * Which running clocks would move if this draft came into force now, by kind and unit, and why: what an administrator
 * confirms by publishing (sla.md §1 Horizon). Read from the open clocks alone; nothing in it leads to a case. A draft of
 * the routing moves none. Of more cases than `most` every so many is looked at, spread over all; `examined` and `total`
 * say so.
 */
export async function previewPublication(
  ctx: StaffContext,
  draft: { kind: RuleKind; body: string },
  { most = MOST_CASES }: { most?: number } = {},
): Promise<PublicationPreview | Refused<'not_allowed'>> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  const moves = emptyTally();
  if (draft.kind === 'routing') return { ok: true, moves, examined: 0, total: 0 };
  const total = await countCasesWithOpenClocks(ctx.db);
  const every = Math.max(1, Math.ceil(total / most));
  let examined = 0;
  const county = countyWith(await getCountyRules(ctx.db), { ...draft, version: DRAFT_VERSION });
  for (let after = 0; ; ) {
    const cases = await listCasesWithOpenClocks(ctx.db, { after, every, limit: PAGE });
    const last = cases.at(-1);
    if (last === undefined) return { ok: true, moves, examined, total };
    for (const events of (await listHistories(ctx.db, cases)).values()) {
      addMoves(moves, events, { kind: draft.kind, county, now: ctx.now });
    }
    examined += cases.length;
    after = last;
    await nextTurn();
  }
}

function addMoves(
  moves: MoveTally,
  events: readonly CaseEvent[],
  by: { kind: RuleKind; county: CountyRules; now: Date },
): void {
  const first = events[0];
  if (first?.type !== 'case_opened') return;
  const caseFile = replayCase(events, rulesFor(by.county, first.policyVersion, first.calendarVersion));
  const policy = by.kind === 'policy' ? by.county.policyVersion : caseFile.policyVersion;
  const calendar = by.kind === 'calendar' ? by.county.calendarVersion : caseFile.calendarVersion;
  tallyMoves(moves, caseFile, rulesFor(by.county, policy, calendar), by.now);
}
