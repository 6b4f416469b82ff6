import { hashToken, newQueryCode, newToken } from '#app/crypto/code.server.ts';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import type { Report } from '#app/domain/report.ts';
import { areaOfRole } from '#app/domain/staff-area.ts';
import { storeProof } from '#app/files/proof.server.ts';
import { sealFile } from '#app/files/sealed-file.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { takeBackHeldReport } from '#app/use-cases/change-hold.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { findTrackedCase } from '#app/use-cases/find-tracked-case.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import { askSignInCode, codeOf, signInInvestor } from '#app/use-cases/sign-in-investor.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { releaseCopy } from '#db/repositories/evidence-copies.server.ts';
import { insertEvidenceFile } from '#db/repositories/evidence-files.server.ts';
import { insertStaffSession } from '#db/repositories/staff-sessions.server.ts';
import { ADMIN_PEOPLE, DESK_PEOPLE, OVERSIGHT_PEOPLE, type Person, type State } from '#tests/e2e/role-matrix.ts';
import { buildRules, publishNotices, type RulesWorld } from '#tests/e2e/rules-world.ts';
import { accusing, anAccount, aReport, shanghai } from '#tests/support/builders.ts';
import type { TestPortal } from '#tests/support/portal.ts';

export type Filed = { reference: string; code: string; caseId: number };
export type StaffPerson = (typeof DESK_PEOPLE | typeof OVERSIGHT_PEOPLE | typeof ADMIN_PEOPLE)[number];
export type World = {
  people: Map<StaffPerson, StaffActor>;
  cases: Record<State, Filed>;
  rules: RulesWorld;
  /** The query that the accused unit was served in the referred case. */
  query: string;
  /** The proof of the answered case. */
  proof: string;
  /** The reporter's file of the referred case, of which there is a copy. */
  file: string;
};

/** Transport and traffic police are accused: public security is a parent, the transport brigade a child. */
const ACCUSED = ['jtj', 'jjdd'];
export const SEATS: Record<StaffPerson, [department: string, role: StaffRole]> = {
  'lead officer': ['scjg', 'officer'],
  'lead head': ['scjg', 'head'],
  'unrelated officer': ['gxj', 'officer'],
  'accused officer': ['jtj', 'officer'],
  "officer of the accused's parent": ['gaj', 'officer'],
  "officer of the accused's child": ['jtd1', 'officer'],
  hub: ['zsj', 'hub'],
  'review officer': ['xzfb', 'officer'],
  'hub in place of an accused hub': ['xzfb', 'hub'],
  'co-handler': ['czj', 'officer'],
  'officer of the unit named as better owner': ['fgj', 'officer'],
  inspector: ['jjw', 'inspector'],
  'inspection head': ['jjw', 'inspection_head'],
  'system administrator': ['xzfb', 'system_admin'],
};
export const WORLD_OPENS = shanghai('2026-10-19 10:00');
const TODAY = '2026-11-02';
export const WORLD_AT = shanghai(`${TODAY} 10:30`);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

async function seat(portal: TestPortal): Promise<Map<StaffPerson, StaffActor>> {
  const people = new Map<StaffPerson, StaffActor>();
  for (const person of [...DESK_PEOPLE, ...OVERSIGHT_PEOPLE, ...ADMIN_PEOPLE]) {
    const [department, role] = SEATS[person];
    people.set(person, await anAccount(portal.db, { department, role }));
  }
  return people;
}

/** A session of this person, as signing in leaves it. Returns the cookie. */
export async function signedIn(portal: TestPortal, actor: StaffActor): Promise<Record<string, string>> {
  const token = newToken();
  const area = areaOfRole(actor.role);
  const session = { tokenHash: hashToken(token), area, accountId: actor.accountId, startedAt: portal.now() } as const;
  await writeTransaction(portal.db, (trx) => insertStaffSession(trx, session));
  return { [`__Host-${area}`]: token };
}

/** The session cookie of an investor's own account, which is opened where there is none for this address. */
export async function signedInInvestor(portal: TestPortal, email: string): Promise<Record<string, string>> {
  const { db, keys } = portal;
  const ctx = { db, keys, now: portal.now(), actor: { kind: 'investor' } } as const;
  const challengeToken = await askSignInCode(ctx, { email, locale: 'zh-CN' });
  const signed = await signInInvestor(ctx, { challengeToken, typed: codeOf(keys, hashToken(challengeToken)) });
  if (!signed.ok) throw new Error(signed.reason);
  return { '__Host-me': signed.token };
}

/** One case in every state of the matrix, made by the use cases themselves. */
export async function buildWorld(portal: TestPortal): Promise<World> {
  const people = await seat(portal);
  const stage = stageOf(portal, people);
  const referred = await stage.file({ queryAgreed: true });
  await portal.goTo(shanghai(`${TODAY} 09:00`));
  const { db } = portal;
  const query = await db
    .selectFrom('queries')
    .select('number')
    .where('department_id', '=', 'jtj')
    .executeTakeFirstOrThrow();
  const unknownUnit = { group: 'other', category: null, amounts: [], queryAgreed: false };
  const cases: Record<State, Filed> = {
    referred,
    new: await stage.file(),
    'in progress': await stage.accepted(),
    asked: await stage.asked(),
    'second pause asked for': await stage.askedTwice(),
    'pause contested': await stage.contested(),
    'extension asked for': await stage.extensionAsked(),
    'procedure proposed': await stage.procedure('proposed'),
    'in a statutory procedure': await stage.procedure('approved'),
    'answer waiting for a signature': await stage.pending(),
    answered: await stage.answered(),
    'in triage': await stage.file({ ...unknownUnit, accused: accusing() }),
    'outside the county': await stage.file({ accused: accusing('hbj'), queryAgreed: false }),
    'with discipline': await stage.conduct(0),
    'acknowledged by discipline': await stage.conduct(1),
    'disposed by discipline': await stage.conduct(2),
    'concluded by discipline': await stage.conduct(3),
    refused: await stage.refused(),
    'under appeal': await stage.appealed(),
    'under review': await stage.reviewed(),
    'asked in a review': await stage.askedInReview(),
    'asked by a co-handler': await stage.askedByCoHandler(),
    objected: await stage.objected(),
    'in ruling': await stage.inRuling(),
    'in triage, the hub accused': await stage.file({ ...unknownUnit, accused: accusing('zsj', ...ACCUSED) }),
    'kept for others': await stage.kept(),
    'kept and taken back': await stage.keptAndTakenBack(),
  };
  await portal.goTo(WORLD_AT);
  const administrator = people.get('system administrator') as StaffActor;
  const rules = await buildRules(portal, administrator);
  await publishNotices(portal, administrator, TODAY);
  const proof = await db
    .selectFrom('proof_files')
    .select('number')
    .where('kind', '=', 'refund_voucher')
    .executeTakeFirstOrThrow();
  return { people, cases, rules, query: query.number, proof: proof.number, file: await aCopiedFile(portal, referred) };
}

/** A file handed in with a report, and the copy that departments may see. */
async function aCopiedFile({ db, keys, storageDir, now }: TestPortal, { caseId }: Filed): Promise<string> {
  const store = { storageDir, key: keys.file };
  const original = await sealFile(store, 'evidence', { bytes: [PDF], mostBytes: PDF.length });
  const made = await sealFile(store, 'copies', { bytes: [PDF], mostBytes: PDF.length });
  const file = { ...original, kind: 'pdf', mediaType: 'application/pdf' } as const;
  await insertEvidenceFile(db, caseId, { file, messageId: null, addedAt: now(), copy: 'pending' });
  await releaseCopy(db, file.number, { ...made, mediaType: file.mediaType }, now());
  return file.number;
}

type Outcome = { ok: true } | { ok: false; reason: string };

function stageOf(portal: TestPortal, people: Map<StaffPerson, StaffActor>) {
  const { db, keys, storageDir } = portal;
  const investor = () => ({ db, keys, now: portal.now(), actor: { kind: 'investor' } as const });
  const by = (person: StaffPerson) => ({ db, keys, now: portal.now(), actor: people.get(person) as StaffActor });
  const done = async (result: Promise<Outcome>) => {
    const outcome = await result;
    if (!outcome.ok) throw new Error(`the world is not as it should be: ${outcome.reason}`);
  };
  const officer = () => by('lead officer');
  const head = () => by('lead head');
  const file = async (changes: Partial<Report> = {}, heldUntil: string | null = null): Promise<Filed> => {
    const code = newQueryCode();
    const report = aReport({ accused: accusing(...ACCUSED), queryAgreed: false, ...changes });
    const filed = await fileReport(investor(), { submissionId: `world-${code}`, code, report, heldUntil });
    if (!filed.ok) throw new Error(filed.reason);
    const caseId = await findTrackedCase(investor(), code);
    if (caseId === null) throw new Error('a filed report that its code does not open');
    return { reference: filed.reference, code, caseId };
  };
  const after = async (filed: Filed, ...acts: ((filed: Filed) => Promise<Outcome>)[]) => {
    for (const act of acts) await done(act(filed));
    return filed;
  };
  const accept = ({ reference }: Filed) => acceptCase(officer(), reference);
  const ask =
    (text: string) =>
    ({ reference }: Filed) =>
      askInvestor(officer(), reference, { text });
  const propose = async ({ reference }: Filed): Promise<Outcome> => {
    const stored = await storeProof({ storageDir, key: keys.file }, { kind: 'procedure_paper', bytes: PDF });
    if (!stored.ok) return stored;
    return proposeProcedure(officer(), reference, {
      document: '东复受〔2026〕1 号',
      paperKind: '行政复议',
      dueOn: '2026-12-31',
      text: '已转入行政复议。',
      paper: stored.proof,
    });
  };
  const approve = ({ reference }: Filed) => decideProcedure(by('hub'), reference, { outcome: 'approved' });
  const refuse = ({ reference }: Filed) =>
    refuseCase(officer(), reference, { reason: 'outside_remit', rightChannel: '12345', text: '不属于受理范围。' });
  const not = ({ reference }: Filed) =>
    answerReport(officer(), reference, {
      outcome: 'not',
      basis: { document: '条例', article: '第一条' },
      text: '有依据。',
    });
  // After "not solved" the case went to the other officer of the lead.
  const notAgain = ({ reference }: Filed) =>
    answerReport(head(), reference, { outcome: 'not', basis: { document: '条例', article: '第一条' }, text: '维持。' });
  const unsolved = ({ caseId }: Filed) => giveVerdict(investor(), caseId, 'not');
  const returned = async ({ reference }: Filed): Promise<Outcome> => {
    const stored = await storeProof({ storageDir, key: keys.file }, { kind: 'refund_voucher', bytes: PDF });
    if (!stored.ok) return stored;
    return answerReport(officer(), reference, { outcome: 'returned', text: '已退还。', proof: stored.proof });
  };
  const conductActs = [
    ({ reference }: Filed) => acknowledgeReferral(by('inspector'), reference),
    ({ reference }: Filed) => disposeReferral(by('inspector'), reference, 'preliminary_check'),
    ({ reference }: Filed) => concludeReferral(by('inspector'), reference, 'unfounded'),
  ];
  const asksLead = ({ reference }: Filed) => askLead(by('co-handler'), reference, { text: '哪个站点？' });
  const object = ({ reference }: Filed) =>
    objectToLead(officer(), reference, { unit: 'fgj', clause: '第 12 项', text: '价格由发改部门定。' });
  const review = [
    accept,
    not,
    ({ reference }: Filed) => signAnswer(head(), reference),
    unsolved,
    notAgain,
    ({ reference }: Filed) => signAnswer(officer(), reference),
    unsolved,
  ];
  const asksInReview = ({ reference }: Filed) =>
    askInvestor(by('review officer'), reference, { text: '打到哪个账户？' });
  const refuseIt = ({ reference }: Filed) =>
    refuseHandoff(by('officer of the unit named as better owner'), reference, { text: '只管定价。' });
  const keep = () => file({ accused: accusing('jtj') }, '2027-03-31');
  return {
    file,
    kept: keep,
    keptAndTakenBack: async () => after(await keep(), ({ caseId }) => takeBackHeldReport(investor(), caseId)),
    askedByCoHandler: async () => after(await file(), accept, asksLead),
    objected: async () => after(await file(), accept, object),
    inRuling: async () => after(await file(), accept, object, refuseIt),
    accepted: async () => after(await file(), accept),
    asked: async () => after(await file(), accept, ask('哪一天？')),
    askedTwice: async () =>
      after(
        await file(),
        accept,
        ask('哪一天？'),
        ({ caseId }) => answerQuestion(investor(), caseId, '十月二十日。'),
        ask('谁收的？'),
      ),
    contested: async () =>
      after(await file(), accept, ask('哪一天？'), ({ caseId }) => contestPause(investor(), caseId, '不用问。')),
    extensionAsked: async () =>
      after(await file(), accept, ({ reference }) =>
        askExtension(officer(), reference, { days: 2, reason: '要调取原始凭证。' }),
      ),
    procedure: async (state: 'proposed' | 'approved') =>
      after(await file(), accept, propose, ...(state === 'approved' ? [approve] : [])),
    pending: async () => after(await file(), accept, not),
    answered: async () => after(await file(), accept, returned),
    refused: async () => after(await file(), refuse),
    appealed: async () => after(await file(), refuse, ({ caseId }) => appealRefusal(investor(), caseId)),
    reviewed: async () => after(await file(), ...review),
    askedInReview: async () => after(await file(), ...review, asksInReview),
    conduct: async (acts: number) =>
      after(await file({ group: 'attitude', category: 'L5', amounts: [] }), ...conductActs.slice(0, acts)),
  };
}

/** Which case an investor with a code has open. */
export const CODE_OF: Partial<Record<Person, State>> = {
  'investor behind the code of an asked case': 'asked',
  'investor behind the code of a refused case': 'refused',
  'investor behind the code of an answered case': 'answered',
};
