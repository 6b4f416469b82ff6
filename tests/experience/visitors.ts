import { newQueryCode } from '#app/crypto/code.server.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { findTrackedCase } from '#app/use-cases/find-tracked-case.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { everybody } from '#tests/e2e/all-pages.ts';
import { feeSteps, prepareReport, sendPrepared } from '#tests/e2e/filing.ts';
import { type StaffPerson, signedInInvestor, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import { type Fields, type Visitor, visit } from '#tests/e2e/visitor.ts';
import { FOUNDERS_REQUEST } from '#tests/routes/public/a-request.ts';
import { FORMS } from '#tests/routes/public/an-applicant.ts';
import { aReport } from '#tests/support/builders.ts';
import type { TestPortal } from '#tests/support/portal.ts';

/** A browser's cookies, by name. */
export type Cookies = Record<string, string>;
/** What the browser has open behind a code. */
export const VISITORS = ['asked', 'answered', 'refused', 'extended', 'request', 'kept', 'named', 'solved'] as const;
export type VisitorName = (typeof VISITORS)[number];

const AT = '/apply/company-registration';
const KEPT_UNTIL = '2026-12-31';
const NAMED = {
  identityMode: 'named',
  contact: { name: '王小明', phone: '13800000000', email: 'wang@example.test', reachable: null, project: null },
} as const;

/**
 * Browsers that have something open: together they are shown every public page. The first has what most pages need: a
 * draft, a case whose officer asks, and an application.
 */
export async function prepareVisitors(
  portal: TestPortal,
  world: World,
  request: string,
): Promise<Record<VisitorName, Cookies>> {
  const { origin } = portal;
  const behind = async (code: string, cookies: Cookies = {}) => {
    const visitor = visit(origin, cookies);
    await visitor.post('/track', { code });
    return visitor;
  };
  const all = {
    asked: await everybody(portal, world),
    answered: await withReceipts(await behind(world.cases.answered.code)),
    refused: await behind(world.cases.refused.code, await signedInInvestor(portal, 'wang@example.test')),
    extended: await withNamedDraft(await behind(await extendedCase(portal, world))),
    request: await withApplication(await behind(request)),
    kept: await withTwoReports(await behind(await namedCase(portal, KEPT_UNTIL))),
    named: await whoSignsIn(await behind(await namedCase(portal))),
    solved: await behind(await solvedCase(portal, world)),
  };
  const cookiesOf = (name: VisitorName) => Object.fromEntries(all[name].cookies);
  return Object.fromEntries(VISITORS.map((name) => [name, cookiesOf(name)])) as Record<VisitorName, Cookies>;
}

/** A founder's request that nobody answered in time. Returns its code. */
export async function fileEarly({ db, keys }: TestPortal): Promise<string> {
  const code = newQueryCode();
  const submission = { submissionId: `early-${code}`, code, locale: 'zh-CN', ...FOUNDERS_REQUEST } as const;
  const filed = await fileRequest({ db, keys, now: WORLD_OPENS, actor: { kind: 'investor' } }, submission);
  if (!filed.ok) throw new Error(filed.reason);
  return code;
}

/** A named report, sent at once or kept until a day. Returns its code. */
async function namedCase({ db, keys, now }: TestPortal, heldUntil?: string): Promise<string> {
  const code = newQueryCode();
  const ctx = { db, keys, now: now(), actor: { kind: 'investor' } } as const;
  const filed = await fileReport(ctx, { submissionId: `named-${code}`, code, report: aReport(NAMED), heldUntil });
  if (!filed.ok) throw new Error(filed.reason);
  return code;
}

/** The case in which somebody asked for more time, once it is given. Returns its code. */
async function extendedCase({ db, keys, now }: TestPortal, { people, cases }: World): Promise<string> {
  const { reference, code } = cases['extension asked for'];
  const actor = people.get('lead head') as StaffActor;
  const decided = await decideExtension({ db, keys, now: now(), actor }, reference, { outcome: 'granted' });
  if (!decided.ok) throw new Error(decided.reason);
  return code;
}

/** A case that has ended with its reporter's "solved". Returns its code. */
async function solvedCase(portal: TestPortal, { people }: World): Promise<string> {
  const { db, keys, now } = portal;
  const code = await namedCase(portal);
  const by = (person: StaffPerson) => ({ db, keys, now: now(), actor: people.get(person) as StaffActor });
  const own = { db, keys, now: now(), actor: { kind: 'investor' } } as const;
  const caseId = await findTrackedCase(own, code);
  if (caseId === null) throw new Error('a filed report that its code does not open');
  const reference = await getReference(db, caseId);
  const answer = { outcome: 'not', basis: { document: '条例', article: '第一条' }, text: '有依据。' } as const;
  const acts = [
    () => acceptCase(by('lead officer'), reference),
    () => answerReport(by('lead officer'), reference, answer),
    () => signAnswer(by('lead head'), reference),
    () => giveVerdict(own, caseId, 'solved'),
  ];
  for (const act of acts) {
    const done = await act();
    if (!done.ok) throw new Error(done.reason);
  }
  return code;
}

/** Shows the receipts of a report and of an application. */
async function withReceipts(visitor: Visitor): Promise<Visitor> {
  await prepareReport(visitor, feeSteps());
  await goesOn(visitor, '/report/check', { query: 'no' });
  await fillIn(visitor);
  await goesOn(visitor, `${AT}/check`, {});
  return visitor;
}

/** A draft of somebody who gives a name. */
async function withNamedDraft(visitor: Visitor): Promise<Visitor> {
  const steps = feeSteps()
    .filter(([step]) => step !== 'safety')
    .map(([step, fields]): [string, Fields | FormData] =>
      step === 'identity' ? [step, { identityMode: 'named' }] : [step, fields],
    );
  await prepareReport(visitor, [...steps, ['project', { project: '', foreign: 'no' }]]);
  return visitor;
}

async function withApplication(visitor: Visitor): Promise<Visitor> {
  await fillIn(visitor);
  return visitor;
}

async function fillIn(visitor: Visitor): Promise<void> {
  await visitor.post(AT);
  for (const [step, fields] of FORMS) await visitor.post(`${AT}/step/${step}`, fields);
}

/** Begins another report while one is open. */
async function withTwoReports(visitor: Visitor): Promise<Visitor> {
  await prepareReport(visitor, feeSteps());
  await visitor.post('/report/from-check', { check: 'fee', itemText: '进城费', yuan: '1200', paidHow: 'cash' });
  return visitor;
}

async function whoSignsIn(visitor: Visitor): Promise<Visitor> {
  await visitor.post('/sign-in', { email: 'li@example.test' });
  return visitor;
}

async function goesOn(visitor: Visitor, checkPage: string, fields: Fields): Promise<void> {
  const { status } = await sendPrepared(visitor, fields, checkPage);
  if (status !== 303) throw new Error(`${checkPage} answered ${status}`);
}
