import { describe, expect, test } from 'vitest';
import { currentRules } from '#app/domain/county-rules.ts';
import type { RoutingRule } from '#app/domain/department-routing.ts';
import { emptyRehearsal, rehearseCase } from '#app/domain/rules/rehearsal.ts';
import type { Application } from '#app/domain/service/application.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { anAccount, anInvestor, aQueryCode, asStaff, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const APPLICATION: Application = {
  applicant: 'company',
  company: { name: '某某公司', creditCode: '91350100M000100Y43', registration: null },
  contact: { name: '王', phone: '13800000000', email: null, reachable: null },
  matter: '在东城镇开一家木材加工厂。',
  papers: [0, 2],
  byAgent: false,
};

async function file(
  db: Db,
  given: { application?: Partial<Application>; serviceId?: string; submissionId?: string } = {},
) {
  const { application = {}, serviceId = 'company-registration', submissionId = 'request-1' } = given;
  const filed = await fileRequest(anInvestor(db, MONDAY), {
    submissionId,
    code: aQueryCode(901),
    locale: 'zh-CN',
    serviceId,
    application: { ...APPLICATION, ...application },
  });
  const caseId = (await findSubmittedCase(db, submissionId))?.caseId ?? 0;
  return { filed, caseId, reference: filed.ok ? filed.reference : '' };
}

const readersOf = async (db: Db, caseId: number) =>
  (await db.selectFrom('case_readers').select(['department_id', 'reads_as']).where('case_id', '=', caseId).execute())
    .map((row) => `${row.department_id} ${row.reads_as}`)
    .sort();

describe('a request for a service', () => {
  test('stays with its service’s unit where a draft of the routing is rehearsed; only who joins it can change', async () => {
    const db = testDb();
    const { caseId } = await file(db);
    const county = await getCountyRules(db);
    const policy = currentRules(county).policy;
    const rehearse = async (change: Partial<RoutingRule>) => {
      const rules = county.routing.rules.map((rule) => ({ ...rule, ...change }));
      const drafted = { ...county, routing: { ...county.routing, rules } };
      const rehearsal = emptyRehearsal();
      const by = { kind: 'routing', county: drafted, routing: county.routing, policy, now: MONDAY } as const;
      rehearseCase(rehearsal, await listCaseEvents(db, caseId), by);
      return rehearsal;
    };
    expect(await rehearse({ lead: 'xzfb' })).toMatchObject({ routed: 1, unlisted: 0, routes: {} });
    const [joined] = Object.values((await rehearse({ lead: 'xzfb', co: ['sfj'] })).routes);
    expect(joined).toMatchObject({ category: 'R6', from: 'scjg', to: 'scjg', coTo: ['sfj'], cases: 1 });
  });

  test('opens a case of its own kind for the service’s unit, by the clocks of requests, and nobody is accused', async () => {
    const db = testDb();
    const { filed, caseId } = await file(db);
    expect(filed).toMatchObject({ ok: true, alreadyFiled: false, receipt: { lead: { id: 'scjg' } } });
    const row = await db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ kind: 'request', category_code: 'R6', lead_id: 'scjg', group_id: null });
    expect(await readersOf(db, caseId)).toEqual(['scjg lead']);
    expect(await db.selectFrom('case_accused').selectAll().execute()).toEqual([]);
    const contact = await db
      .selectFrom('sla_clocks')
      .selectAll()
      .where('kind', '=', 'first_contact')
      .executeTakeFirst();
    expect(contact?.due_at).toBe(shanghai('2026-11-02 11:00').toISOString());
  });

  test('sent twice is one request with the same receipt', async () => {
    const db = testDb();
    const first = await file(db);
    const again = await file(db);
    expect(again.filed).toEqual({ ...first.filed, alreadyFiled: true });
    expect(await db.selectFrom('cases').selectAll().execute()).toHaveLength(1);
  });

  test('that fails before its commit leaves nothing: no case, no code, no mail', async () => {
    const db = testDb();
    const submission = {
      submissionId: 'r',
      code: aQueryCode(902),
      locale: 'zh-CN',
      serviceId: 'consultation',
    } as const;
    const filing = fileRequest(anInvestor(db, MONDAY), { ...submission, application: APPLICATION }, async () => {
      throw new Error('power cut');
    });
    await expect(filing).rejects.toThrow('power cut');
    for (const table of ['cases', 'case_events', 'query_codes', 'service_requests', 'outbox', 'audit_rows'] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });

  test('for a service that is closed here stores nothing', async () => {
    const db = testDb();
    const { filed } = await file(db, { serviceId: 'construction-permit' });
    expect(filed).toEqual({ ok: false, reason: 'closed' });
    expect(await db.selectFrom('cases').selectAll().execute()).toEqual([]);
  });

  test('by the county’s agent is led by the agent, and the service’s unit joins with its own clock', async () => {
    const db = testDb();
    const { caseId, filed } = await file(db, { application: { byAgent: true } });
    expect(filed).toMatchObject({ receipt: { lead: { id: 'zsj' } } });
    await sweepTo(db, shanghai('2026-11-03 17:31'));
    expect(await readersOf(db, caseId)).toContain('scjg co_handler');
    const row = await db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ category_code: 'R6', lead_id: 'zsj' });
  });

  test('of an investor from abroad brings the unit that helps them', async () => {
    const db = testDb();
    const company = { name: null, creditCode: null, registration: 'P 123' };
    const { caseId } = await file(db, {
      serviceId: 'foreign-company-registration',
      application: { applicant: 'foreign', company },
    });
    await sweepTo(db, shanghai('2026-11-03 17:31'));
    expect(await readersOf(db, caseId)).toContain('swj2 co_handler');
  });

  test('is read by its unit with who applies and which papers are missing, by other units not at all', async () => {
    const db = testDb();
    const { reference } = await file(db);
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const stranger = await anAccount(db, { department: 'jtj', role: 'officer' });
    const view = await openCase(asStaff(db, officer, MONDAY), reference);
    expect(view?.text).toMatchObject({
      what: APPLICATION.matter,
      contact: { name: '王', project: '某某公司', creditCode: '91350100M000100Y43' },
      request: { service: { id: 'company-registration' }, applicant: 'company', byAgent: false },
    });
    expect(view?.text?.request?.papers.map(({ isAtHand }) => isAtHand)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(await openCase(asStaff(db, stranger, MONDAY), reference)).toBeNull();
  });

  test('is never referred to discipline, however late it is', async () => {
    const db = testDb();
    const { caseId } = await file(db);
    await sweepTo(db, shanghai('2027-01-15 09:00'));
    expect(await db.selectFrom('referrals').selectAll().execute()).toEqual([]);
    const view = await openTrackedCase(anInvestor(db, shanghai('2027-01-15 09:00')), caseId);
    expect(view).toMatchObject({ status: 'in_progress', request: { service: { id: 'company-registration' } } });
    expect(view.daysLate).toBeGreaterThan(5);
  });
});
