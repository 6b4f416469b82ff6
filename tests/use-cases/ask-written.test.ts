import { describe, expect, test } from 'vitest';
import { hashToken } from '#app/crypto/code.server.ts';
import { answerInWriting } from '#app/use-cases/answer-in-writing.server.ts';
import { askWritten, askWrittenAbout } from '#app/use-cases/ask-written.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { hasInvestorMails, openAddress } from '#app/use-cases/investor-mail.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { listOwnCase, openOwnAccount } from '#app/use-cases/own-account.server.ts';
import { requestHistory } from '#app/use-cases/request-history.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import { askSignInCode, codeOf, signInInvestor } from '#app/use-cases/sign-in-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { findInvestorSession } from '#db/repositories/investor-sessions.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { listAnsweredRequests } from '#db/repositories/services.server.ts';
import { anAccount, anInvestor, aQueryCode, asStaff, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const CONTACT = { name: '王', phone: '13800000000', email: null, reachable: null };
const ASK = { what: '窗口说不行', refusedOn: '2026-10-30', place: '二楼 6 号窗口', contact: CONTACT, creditCode: null };
const TOLD = { what: '请书面答复', locale: 'zh-CN' } as const;
const REFUSAL = {
  outcome: 'refused',
  text: '不予登记：名称与他人相同',
  basis: { document: '企业名称登记管理规定', article: '第十七条' },
  refusal: { gap: '一个不相同的名称', route: '改名后当场办理', officer: '赵', phone: '0453-1234567' },
} as const;

async function ask(db: Db, at = MONDAY, submissionId = 'ask') {
  const given = { submissionId, code: aQueryCode(501), locale: 'zh-CN', ask: ASK } as const;
  const asked = await askWritten(anInvestor(db, at), { ...given, serviceId: 'company-registration' });
  if (!asked.ok) throw new Error(asked.reason);
  return { ...asked, caseId: (await findSubmittedCase(db, submissionId))?.caseId ?? 0 };
}

async function request(db: Db, at = MONDAY, mailTo: string | null = null) {
  const filed = await fileRequest(anInvestor(db, at), {
    submissionId: 'request',
    code: aQueryCode(502),
    locale: 'zh-CN',
    serviceId: 'company-registration',
    application: {
      applicant: 'founder',
      company: { name: null, creditCode: null, registration: null },
      contact: CONTACT,
      matter: '开厂',
      papers: [],
      byAgent: false,
      mailTo,
    },
  });
  if (!filed.ok) throw new Error(filed.reason);
  return { reference: filed.reference, caseId: (await findSubmittedCase(db, 'request'))?.caseId ?? 0 };
}

async function signedIn(db: Db, email: string) {
  const ctx = anInvestor(db, MONDAY);
  const challengeToken = await askSignInCode(ctx, { email, locale: 'zh-CN' });
  const signed = await signInInvestor(ctx, { challengeToken, typed: codeOf(testKeys, hashToken(challengeToken)) });
  const tokenHash = signed.ok ? hashToken(signed.token) : '';
  const session = await findInvestorSession(db, tokenHash);
  return { accountId: session?.accountId ?? 0, tokenHash };
}

const clocksOf = (db: Db, caseId: number) =>
  db.selectFrom('sla_clocks').select(['kind', 'due_at', 'breached_at']).where('case_id', '=', caseId).execute();

describe('an ask for a written answer', () => {
  test.each([
    ['a Monday', '2026-11-02 09:00', '2026-11-03 17:30'],
    ['a Friday evening', '2026-11-06 20:00', '2026-11-09 17:30'],
    ['the last day before a holiday', '2026-09-30 10:00', '2026-10-08 17:30'],
  ])('of %s is owed at the end of the next working day', async (_, asked, due) => {
    const db = testDb();
    const { receipt, caseId } = await ask(db, shanghai(asked));
    expect(receipt).toMatchObject({ acceptBy: null, answerBy: shanghai(due), lead: { id: 'scjg' } });
    const clocks = await clocksOf(db, caseId);
    expect(clocks.map(({ kind }) => kind).sort()).toEqual(['progress', 'resolution']);
    expect(clocks.find(({ kind }) => kind === 'resolution')?.due_at).toBe(shanghai(due).toISOString());
  });

  test('is one ask however often it is sent, and its history is what its events say', async () => {
    const db = testDb();
    const [first, second] = [await ask(db), await ask(db)];
    expect(second).toMatchObject({ alreadyFiled: true, reference: first.reference, receipt: first.receipt });
    expect(await db.selectFrom('cases').select('id').execute()).toHaveLength(1);
    expect(await examineCase(db, first.caseId)).toEqual([]);
  });

  test('can be answered by its unit, and not be put off, passed on or refused', async () => {
    const db = testDb();
    const { reference } = await ask(db);
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const view = await openCase(asStaff(db, officer, MONDAY), reference);
    expect([...(view?.may ?? [])].sort()).toEqual(['answer', 'reply']);
    expect(view?.text?.request?.ask).toMatchObject({ refusedOn: '2026-10-30', place: '二楼 6 号窗口', about: null });
  });

  test('is answered by a refusal only when another person has signed it; then the investor reads all its parts', async () => {
    const db = testDb();
    const { reference, caseId } = await ask(db);
    const officer = asStaff(db, await anAccount(db, { department: 'scjg', role: 'officer' }), MONDAY);
    expect(await answerInWriting(officer, reference, REFUSAL)).toEqual({ ok: true });
    expect((await openTrackedCase(anInvestor(db, MONDAY), caseId)).answer).toBeNull();
    const head = asStaff(db, await anAccount(db, { department: 'scjg', role: 'head' }), MONDAY);
    const { pendingAnswer } = (await openCase(head, reference))?.text ?? {};
    expect(pendingAnswer).toMatchObject({ refusal: REFUSAL.refusal, basis: REFUSAL.basis });
    expect(await signAnswer(head, reference)).toEqual({ ok: true });
    const { answer } = await openTrackedCase(anInvestor(db, MONDAY), caseId);
    expect(answer).toMatchObject({
      outcome: 'not',
      body: REFUSAL.text,
      basis: REFUSAL.basis,
      refusal: REFUSAL.refusal,
    });
  });

  test('is answered at once, without proof, where nothing is refused', async () => {
    const db = testDb();
    const { reference, caseId } = await ask(db);
    const officer = asStaff(db, await anAccount(db, { department: 'scjg', role: 'officer' }), MONDAY);
    await answerInWriting(officer, reference, { outcome: 'not_refused', text: '明天上午办理' });
    const { answer, status } = await openTrackedCase(anInvestor(db, MONDAY), caseId);
    expect({ answer, status }).toMatchObject({
      status: 'answered',
      answer: { outcome: 'returned', body: '明天上午办理' },
    });
    expect(answer).not.toHaveProperty('refusal.gap');
  });

  test('that is answered is no service rendered: the figures of the service leave it out', async () => {
    const db = testDb();
    const { reference } = await ask(db);
    const officer = asStaff(db, await anAccount(db, { department: 'scjg', role: 'officer' }), MONDAY);
    await answerInWriting(officer, reference, { outcome: 'not_refused', text: '明天办理' });
    const quarter = { from: shanghai('2026-10-01 00:00'), to: shanghai('2027-01-01 00:00') };
    expect(await listAnsweredRequests(db, 'company-registration', quarter)).toEqual([]);
  });

  test('met with silence can be reported, with what was asked and by when it was owed; before that it cannot', async () => {
    const db = testDb();
    const { caseId } = await ask(db);
    const onTime = anInvestor(db, shanghai('2026-11-03 17:30'));
    expect(await requestHistory(onTime, caseId, 'not_written')).toBeNull();
    const late = anInvestor(db, shanghai('2026-11-04 09:00'));
    expect(await requestHistory(late, caseId, 'not_written')).toMatchObject({
      why: 'not_written',
      unit: { id: 'scjg' },
      ask: { askedAt: MONDAY.toISOString(), owedBy: shanghai('2026-11-03 17:30').toISOString(), words: '窗口说不行' },
    });
    expect(await requestHistory(late, caseId, 'verbal_no')).toBeNull();
  });

  test('met with silence climbs as every late answer does', async () => {
    const db = testDb();
    const { caseId } = await ask(db);
    await sweepTo(db, shanghai('2026-11-04 18:00'));
    const steps = await db.selectFrom('fired_steps').select('action').execute();
    expect(steps.map(({ action }) => action)).toEqual(expect.arrayContaining(['red_light', 'supervision_order']));
    expect((await openTrackedCase(anInvestor(db, shanghai('2026-11-04 18:00')), caseId)).status).toBe('in_progress');
  });
});

describe('a written answer asked for about a request', () => {
  test('goes to the unit that leads it, in the same name, once, and writes nothing into the request', async () => {
    const db = testDb();
    const { caseId, reference } = await request(db);
    const before = await db.selectFrom('case_events').selectAll().execute();
    const [first, second] = [
      await askWrittenAbout(anInvestor(db, MONDAY), caseId, TOLD),
      await askWrittenAbout(anInvestor(db, MONDAY), caseId, TOLD),
    ];
    expect(second).toEqual(first);
    const askId = first.ok ? first.caseId : 0;
    const own = await db.selectFrom('case_events').selectAll().where('case_id', '=', caseId).execute();
    expect(own).toEqual(before);
    const view = await openTrackedCase(anInvestor(db, MONDAY), askId);
    expect(view).toMatchObject({ lead: { id: 'scjg' }, request: { ask: { about: reference } }, canAskWritten: false });
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const atDesk = await openCase(asStaff(db, officer, MONDAY), view.reference);
    expect(atDesk?.text).toMatchObject({ contact: { name: '王', phone: '13800000000' }, what: '请书面答复' });
    const opened = await openTrackedCase(anInvestor(db, MONDAY), caseId);
    expect(opened).toMatchObject({ writtenAsk: { reference: view.reference }, canAskWritten: false });
  });

  test('brings mails to whoever asked for mails about the request, to the same address, and to nobody else', async () => {
    const db = testDb();
    const mails = async () =>
      (await db.selectFrom('outbox').select('relay_key').where('relay_key', 'is not', null).execute()).length;
    const { caseId } = await request(db, MONDAY, 'wang@mail.example');
    expect(await mails()).toBe(1);
    const asked = await askWrittenAbout(anInvestor(db, MONDAY), caseId, TOLD);
    const askId = asked.ok ? asked.caseId : 0;
    expect(await mails()).toBe(2);
    expect(await hasInvestorMails(db, testKeys, askId)).toBe(true);
    const officer = asStaff(db, await anAccount(db, { department: 'scjg', role: 'officer' }), MONDAY);
    const { reference } = await openTrackedCase(anInvestor(db, MONDAY), askId);
    await answerInWriting(officer, reference, { outcome: 'not_refused', text: '明天上午办理' });
    expect(await mails()).toBe(3);
    const relays = await db.selectFrom('mail_relays').selectAll().execute();
    const addresses = relays.map(({ relay_key, locale, address_box, stop_hash }) =>
      openAddress(testKeys, { relayKey: relay_key, locale, addressBox: address_box, stopHash: stop_hash }),
    );
    expect(addresses.map(({ email }) => email)).toEqual(['wang@mail.example', 'wang@mail.example']);
  });

  test('brings no mail to whoever asked for none about the request', async () => {
    const db = testDb();
    const { caseId } = await request(db);
    const asked = await askWrittenAbout(anInvestor(db, MONDAY), caseId, TOLD);
    expect(await hasInvestorMails(db, testKeys, asked.ok ? asked.caseId : 0)).toBe(false);
    expect(await db.selectFrom('outbox').select('id').where('relay_key', 'is not', null).execute()).toEqual([]);
  });

  test.each(['before', 'after'])(
    'stands in the list of every account that lists the request, listed there %s the tap, and of no other',
    async (moment) => {
      const db = testDb();
      const { caseId, reference } = await request(db);
      const [own, other] = [await signedIn(db, 'wang@mail.example'), await signedIn(db, 'li@mail.example')];
      const ctx = anInvestor(db, MONDAY);
      const list = () => listOwnCase(ctx, own, aQueryCode(502));
      if (moment === 'before') await list();
      await askWrittenAbout(ctx, caseId, TOLD);
      if (moment === 'after') await list();
      const { cases } = await openOwnAccount(ctx, own);
      expect(cases.map(({ request: asked }) => asked?.ask?.about ?? null)).toEqual([reference, null]);
      expect((await openOwnAccount(ctx, other)).cases).toEqual([]);
    },
  );

  test('is not asked about an ask', async () => {
    const db = testDb();
    const { caseId } = await ask(db);
    expect(await askWrittenAbout(anInvestor(db, MONDAY), caseId, TOLD)).toMatchObject({ reason: 'not_possible' });
  });
});
