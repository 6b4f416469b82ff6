import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { Walk } from '#app/domain/rules/walk.ts';
import type { Db } from '#db/client.server.ts';
import {
  countCasesToMove,
  countCasesToRetry,
  listRuleApplications,
  type RuleApplication,
} from '#db/repositories/rule-applications.server.ts';
import type { RuleVersion } from '#db/repositories/rule-versions.server.ts';

/** So many walks are looked through: a county publishes a few versions a year. */
const MOST_WALKS = 200;

/** How far the walk over the running cases has come for each of these versions, by the version's name. */
export async function walksOf(db: Db, kind: RuleKind, versions: readonly RuleVersion[]): Promise<Map<string, Walk>> {
  const walks = kind === 'routing' ? [] : await listRuleApplications(db, MOST_WALKS);
  const found = new Map<string, Walk>();
  for (const { version, activatedAt, movesOpenCases } of versions) {
    const place = walks.findIndex((walk) => broughtBy(walk, kind) === version);
    const walk = walks[place];
    if (walk) found.set(version, await progressOf(db, walk, walks[place - 1]));
    else found.set(version, { state: movesOpenCases && activatedAt === null ? 'waiting' : 'none' });
  }
  return found;
}

function broughtBy(walk: RuleApplication, kind: RuleKind): string | null {
  return kind === 'policy' ? walk.policyVersion : walk.calendarVersion;
}

/** A walk that ended in the instant in which the next began did not come to its end: that one took it over. */
async function progressOf(db: Db, walk: RuleApplication, next: RuleApplication | undefined): Promise<Walk> {
  const { id, requestedAt: startedAt, doneAt, examined, moved, lastCaseId } = walk;
  if (doneAt !== null) {
    const isTakenOver = next?.requestedAt.getTime() === doneAt.getTime();
    const state = isTakenOver ? 'taken_over' : 'done';
    return { state, startedAt, doneAt, examined, total: examined, moved, failed: 0 };
  }
  const total = examined + (await countCasesToMove(db, lastCaseId));
  return { state: 'under_way', startedAt, doneAt, examined, total, moved, failed: await countCasesToRetry(db, id) };
}
