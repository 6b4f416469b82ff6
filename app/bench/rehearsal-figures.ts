import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFigure } from '#app/bench/print-figure.ts';
import { openPortal } from '#app/cli/open-portal.ts';
import { newQueryCode } from '#app/crypto/code.server.ts';
import { DEMO_REPORTS } from '#app/demo/reports.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { previewPublication } from '#app/use-cases/preview-publication.server.ts';
import { askForRehearsal, rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { addRestingClocks } from '#db/bench-county.server.ts';
import calendar from '#db/reference/calendar-county.json' with { type: 'json' };
import { listCaseEvents, listCaseIds } from '#db/repositories/case-events.server.ts';

// A draft calendar run over ten thousand cases, and previewed on them: node --import tsx app/bench/rehearsal-figures.ts

const CASES = 10_000;
const CLOCKS_A_CASE = 4;
/** A Monday of the county's calendar, 9:00, and a Monday a month later: every step of the ladder has fired by then. */
const FILED = new Date('2026-11-02T01:00:00.000Z');
const NOW = new Date('2026-12-07T01:00:00.000Z');

type County = Awaited<ReturnType<typeof openPortal>>;

/** One report with everything that silence brings, ten thousand times. */
async function fillCounty({ db, keys }: County): Promise<void> {
  const submission = { submissionId: 'bench', code: newQueryCode(), report: DEMO_REPORTS.roadFee };
  const filed = await fileReport({ db, keys, now: FILED, actor: { kind: 'investor' } }, submission);
  if (!filed.ok) throw new Error(filed.reason);
  await sweepClocks({ db, keys, now: NOW });
  await addRestingClocks(db, (CASES - 1) * CLOCKS_A_CASE);
}

type Draft = { kind: 'calendar'; body: string };

async function askFor({ db, keys }: County): Promise<{ ctx: StaffContext; draft: Draft }> {
  const seat = {
    userName: 'bench',
    displayName: '秦川',
    department: 'xzfb',
    role: 'system_admin',
    email: null,
  } as const;
  const account = await createAccount({ db, keys, now: FILED }, seat);
  if (!account.ok) throw new Error(account.reason);
  const actor = { kind: 'staff', accountId: account.accountId, departmentId: 'xzfb', role: 'system_admin' } as const;
  const ctx = { db, keys, now: NOW, actor };
  const body = JSON.stringify({
    ...calendar,
    holidays: [...calendar.holidays, { date: '2026-11-04', name: '停工日' }],
  });
  const draft = { id: null, kind: 'calendar', body, baseVersion: '2026-11', note: null, effectiveOn: null } as const;
  const saved = await saveRuleDraft(ctx, draft);
  if (!saved.ok) throw new Error(saved.reason);
  const asked = await askForRehearsal(ctx, { draftId: saved.id, months: 3 });
  if (!asked.ok) throw new Error(asked.reason);
  return { ctx, draft };
}

/** What an administrator waits for before publishing. */
async function measurePreview({ ctx, draft }: { ctx: StaffContext; draft: Draft }): Promise<void> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const preview = await previewPublication(ctx, draft);
  const [previewMs, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
  if (!preview.ok) throw new Error(preview.reason);
  const { examined, total } = preview;
  printFigure(
    'publication_preview_10k_ms',
    { ownMs: (user + system) / 1000, previewMs, examined, total },
    { ownMs: 3_000 },
  );
}

const storageDir = mkdtempSync(join(tmpdir(), 'bench-rehearsal-'));
const portal = await openPortal({ storageDir }, () => NOW);
try {
  await fillCounty(portal);
  const asked = await askFor(portal);
  const [began, used] = [performance.now(), process.cpuUsage()];
  let examined = 0;
  const onProgress = (done: number, total: number) => {
    examined = done;
    if (done % 1_000 === 0) process.stderr.write(`rehearsed ${done}/${total}\n`);
  };
  await rehearseNext({ db: portal.db, now: NOW }, { onProgress });
  const [rehearsalMs, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
  if (examined !== CASES) throw new Error(`${examined} cases were rehearsed, not ${CASES}`);
  const [first = 0] = await listCaseIds(portal.db, 0, 1);
  const events = (await listCaseEvents(portal.db, first)).length;
  // Of this process's own work too: other processes lengthen the time on the wall.
  const measured = { rehearsalMs, ownMs: (user + system) / 1000, eventsACase: events };
  printFigure('rehearsal_10k_seconds', measured, { rehearsalMs: 10_000 });
  await measurePreview(asked);
} finally {
  await portal.db.destroy();
  rmSync(storageDir, { recursive: true, force: true });
}
