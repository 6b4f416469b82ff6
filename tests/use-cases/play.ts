import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import type { FiledKind } from '#app/domain/proof.ts';
import type { StoredProof } from '#app/files/proof.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import type { StaffContext, UseCaseContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { anAccount, anInvestor, asStaff, shanghai } from '#tests/support/builders.ts';

export const REFUSAL = {
  reason: 'outside_remit',
  rightChannel: '人民法院',
  text: '不属于受理范围，请向法院起诉。',
} as const;
export const BASIS = {
  kind: 'basis',
  documentNumber: '某价费〔2020〕1号',
  article: '第三条',
  catalogueItem: '道路维护费',
  validity: '至2027年',
  receiptKind: '财政票据',
  note: null,
} as const;

let proofs = 0;

/** A refund voucher as the upload leaves it. */
export function aProof(): StoredProof<'refund_voucher'> {
  return stored('refund_voucher');
}

/** The document of a statutory procedure as the upload leaves it. */
export function aPaper(): StoredProof<'procedure_paper'> {
  return stored('procedure_paper');
}

function stored<Kind extends FiledKind>(kind: Kind): StoredProof<Kind> {
  proofs += 1;
  const number = `proof-${proofs}`;
  return { number, kind, mediaType: 'application/pdf', size: 3, sha256: 'ab'.repeat(32), keyId: 'k' };
}

/** The people of a story: officers, heads, hub and discipline, each with an account. */
export async function theCast(db: Db) {
  const person = (department: string, role: StaffRole) => anAccount(db, { department, role });
  return {
    officer: await person('scjg', 'officer'),
    colleague: await person('scjg', 'officer'),
    head: await person('scjg', 'head'),
    hub: await person('zsj', 'hub'),
    reviewer: await person('xzfb', 'officer'),
    accused: await person('jtj', 'officer'),
    inspector: await person('jjw', 'inspector'),
    inspectionHead: await person('jjw', 'inspection_head'),
  };
}
export type Cast = Awaited<ReturnType<typeof theCast>>;

export const by = (db: Db, actor: StaffActor, at: string): StaffContext => asStaff(db, actor, shanghai(at));
export const own = (db: Db, at: string): UseCaseContext => anInvestor(db, shanghai(at));

/** An accepted case is answered and "not solved" twice: under review since Wednesday 4 November at 11:00. */
export async function sendToReview(
  db: Db,
  officer: StaffActor,
  { caseId, reference }: { caseId: number; reference: string },
): Promise<void> {
  for (const day of ['2026-11-03', '2026-11-04']) {
    const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
    await answerReport(by(db, officer, `${day} 10:00`), reference, answer);
    await giveVerdict(own(db, `${day} 11:00`), caseId, 'not');
  }
}

/** What happened to a case and when, apart from when it was written down and the random numbers of queries. */
export async function historyOf(db: Db, caseId: number) {
  const events = await listCaseEvents(db, caseId);
  return events.map(({ recordedAt: _recordedAt, ...event }) =>
    event.type === 'query_served' ? { ...event, number: '' } : event,
  );
}

export async function typesOf(db: Db, caseId: number): Promise<string[]> {
  return (await listCaseEvents(db, caseId)).map((event) => event.type);
}

export async function statusOf(db: Db, caseId: number): Promise<string> {
  const row = await db.selectFrom('cases').select('status').where('id', '=', caseId).executeTakeFirstOrThrow();
  return row.status;
}
