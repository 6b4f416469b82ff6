import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFigure } from '#app/bench/print-figure.ts';
import { openPortal } from '#app/cli/open-portal.ts';
import { newQueryCode } from '#app/crypto/code.server.ts';
import { DEMO_REPORTS } from '#app/demo/reports.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
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
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

// A draft of each kind run over ten thousand cases, and one previewed on them: node --import tsx app/bench/rehearsal-figures.ts

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

type Draft = { kind: RuleKind; body: string };

/** One day closed; an answer and a supervision order at other times; another lead and another co-handler. */
async function aDraft(db: County['db'], kind: RuleKind): Promise<Draft> {
  const county = await getCountyRules(db);
  const { version: _policy, ...policy } = structuredClone(currentRules(county).policy);
  const { version: _routing, ...routing } = structuredClone(county.routing);
  switch (kind) {
    case 'calendar': {
      const holidays = [...calendar.holidays, { date: '2026-11-04', name: '停工日' }];
      return { kind, body: JSON.stringify({ ...calendar, holidays }) };
    }
    case 'policy': {
      const steps = policy.ladder.steps.map((step) => (step.level === 3 ? { ...step, days: 2 } : step));
      const ladder = { ...policy.ladder, steps, unitRule: { breaches: 2, days: 30 } };
      return { kind, body: JSON.stringify({ ...policy, ladder, categoryDays: { ...policy.categoryDays, L1: 3 } }) };
    }
    case 'routing': {
      const rules = routing.rules.map((rule) =>
        rule.categories.includes('L1') ? { ...rule, lead: 'czj', co: ['fgj'], fallback: ['yshj'] } : rule,
      );
      return { kind, body: JSON.stringify({ ...routing, rules }) };
    }
  }
}

async function anAdministrator({ db, keys }: County): Promise<StaffContext> {
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
  return { db, keys, now: NOW, actor };
}

/** A draft of one kind, run over all cases with its progress told. */
async function measureRehearsal(ctx: StaffContext, { kind, body }: Draft): Promise<void> {
  const draft = { id: null, kind, body, baseVersion: '2026-11', note: null, effectiveOn: null };
  const saved = await saveRuleDraft(ctx, draft);
  if (!saved.ok) throw new Error(saved.reason);
  const asked = await askForRehearsal(ctx, { draftId: saved.id, months: 3 });
  if (!asked.ok) throw new Error(asked.reason);
  const [began, used] = [performance.now(), process.cpuUsage()];
  let examined = 0;
  const onProgress = (done: number, total: number) => {
    examined = done;
    if (done % 1_000 === 0) process.stderr.write(`${kind}: rehearsed ${done}/${total}\n`);
  };
  await rehearseNext({ db: ctx.db, now: NOW }, { onProgress });
  const [rehearsalMs, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
  if (examined !== CASES) throw new Error(`${examined} cases were rehearsed, not ${CASES}`);
  const [first = 0] = await listCaseIds(ctx.db, 0, 1);
  const events = (await listCaseEvents(ctx.db, first)).length;
  // Of this process's own work too: other processes lengthen the time on the wall.
  const measured = { rehearsalMs, ownMs: (user + system) / 1000, eventsACase: events };
  printFigure(`rehearsal_${kind}_10k_seconds`, measured, { rehearsalMs: 10_000 });
}

/** What an administrator waits for before publishing. */
async function measurePreview(ctx: StaffContext, draft: Draft): Promise<void> {
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
  const ctx = await anAdministrator(portal);
  for (const kind of ['calendar', 'policy', 'routing'] as const) {
    await measureRehearsal(ctx, await aDraft(portal.db, kind));
  }
  await measurePreview(ctx, await aDraft(portal.db, 'calendar'));
} finally {
  await portal.db.destroy();
  rmSync(storageDir, { recursive: true, force: true });
}
