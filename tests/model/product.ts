import type { Report } from '#app/domain/report.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { addIdentity } from '#app/use-cases/add-identity.server.ts';
import { answerQuestion, declineQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';
import { decideReview } from '#app/use-cases/decide-review.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { type Difference, examineCase } from '#app/use-cases/examine-case.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { handOff } from '#app/use-cases/hand-off.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { rateHandling } from '#app/use-cases/rate-handling.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { StaffContext, UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { takeBackWithdrawal, withdrawReport } from '#app/use-cases/withdraw-report.server.ts';
import { writeToOfficers } from '#app/use-cases/write-to-officers.server.ts';
import type { Db } from '#db/client.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { type Act, type FileAct, isStaffAct, type StaffAct, type Step } from '#tests/model/plain-act.ts';
import { aText, type Result, unitsAct } from '#tests/model/product-acts.ts';
import { changeRules } from '#tests/model/product-events.ts';
import { personOf, staffedDb } from '#tests/model/staffed-county.ts';
import { anInvestor, aQueryCode, aReport, asStaff, sweepTo } from '#tests/support/builders.ts';
import { aProof, BASIS, REFUSAL } from '#tests/use-cases/play.ts';

/** The real portal without its pages: one in-memory database with one case in it. */
export type Product = { db: Db; filed: { caseId: number; reference: string } | null };

export const openProduct = (): Product => ({ db: staffedDb(), filed: null });

const wordOf = (result: Result): string => (result.ok ? 'ok' : result.reason);

let files = 0;

export async function fileOn(product: Product, act: FileAct, at: Date): Promise<string> {
  files += 1;
  const submissionId = `model-${files}`;
  const { accused: units, countyLeader, headPersonally, category, identityMode, isForeign, queryAgreed } = act;
  const report: Report = aReport({
    category,
    identityMode,
    queryAgreed,
    accused: { units, countyLeader, headPersonally },
    contact:
      identityMode === 'anonymous'
        ? null
        : { name: '王某', phone: null, email: null, reachable: null, project: null, isForeign },
  });
  const result = await fileReport(anInvestor(product.db, at), { submissionId, code: aQueryCode(files), report });
  if (!result.ok) return result.reason;
  const found = await findSubmittedCase(product.db, submissionId);
  if (!found) throw new Error('a filed report without a case');
  product.filed = { caseId: found.caseId, reference: result.reference };
  return 'ok';
}

export async function sweepProduct(product: Product, at: Date): Promise<string> {
  await sweepTo(product.db, at);
  return 'ok';
}

/** One step of a history as it comes: an act, or a sweep. */
export function playStep(product: Product, { act, at }: Step): Promise<string> {
  return act.do === 'sweep' ? sweepProduct(product, new Date(at)) : actOn(product, act, new Date(at));
}

/** What the doctor finds: rows that the replay of the case does not make. */
export async function examineProduct({ db, filed }: Product): Promise<Difference[]> {
  return filed ? examineCase(db, filed.caseId) : [];
}

export async function actOn(product: Product, act: Act, at: Date): Promise<string> {
  if (!product.filed) throw new Error('nobody can act on a case that is not there');
  if (act.do === 'change_rules') return changeRules(product, act, at);
  if (!isStaffAct(act)) return wordOf(await investorActs(anInvestor(product.db, at), product.filed.caseId, act));
  const ctx = asStaff(product.db, personOf(act.by), at);
  if (act.do === 'answer_query') return wordOf(await answersQuery(ctx, act.refund));
  return wordOf(await staffActs(ctx, product.filed.reference, act));
}

const CONTACT = { name: '王某', phone: null, email: null, reachable: null, project: null };

async function investorActs(ctx: UseCaseContext, caseId: number, act: Act): Promise<Result> {
  switch (act.do) {
    case 'appeal':
      return appealRefusal(ctx, caseId);
    case 'answer_question':
      return answerQuestion(ctx, caseId, '十月二十日');
    case 'decline_question':
      return declineQuestion(ctx, caseId);
    case 'contest':
      return contestPause(ctx, caseId, null);
    case 'verdict':
      return giveVerdict(ctx, caseId, act.verdict);
    case 'ask_inspection':
      return askInspection(ctx, caseId, { reason: act.reason, words: aText() });
    case 'withdraw':
      return withdrawReport(ctx, caseId, { isPressed: act.pressed, words: null });
    case 'take_back':
      return takeBackWithdrawal(ctx, caseId);
    case 'add_identity':
      return addIdentity(ctx, caseId, { mode: act.mode, contact: CONTACT });
    case 'rate':
      return rateHandling(ctx, caseId, { level: 3, standards: {}, reasons: [] });
    default:
      return writeToOfficers(ctx, caseId, '请问进展如何？');
  }
}

/** The unit finds its query on its own page, by its number. */
async function answersQuery(ctx: StaffContext, refund: boolean): Promise<Result> {
  const served = await ctx.db
    .selectFrom('queries')
    .select('number')
    .where('department_id', '=', ctx.actor.departmentId)
    .executeTakeFirst();
  return fileQueryAnswer(ctx, served?.number ?? '', refund ? { kind: 'refund', note: null } : BASIS);
}

async function staffActs(ctx: StaffContext, reference: string, act: StaffAct): Promise<Result> {
  switch (act.do) {
    case 'accept':
      return acceptCase(ctx, reference);
    case 'refuse':
      return refuseCase(ctx, reference, { ...REFUSAL, text: aText() });
    case 'ask':
      return askInvestor(ctx, reference, { text: aText() });
    case 'sign':
      return signAnswer(ctx, reference);
    case 'hand_off':
      return handOff(ctx, reference, { text: aText() });
    case 'name': {
      const { units, countyLeader, headPersonally, category } = act;
      return nameUnit(ctx, reference, { units, countyLeader, headPersonally, category });
    }
    case 'reply': {
      const promise = act.progress ? { done: '已核实', next: '退费', nextByOn: '2026-12-31' } : {};
      return replyToInvestor(ctx, reference, { text: aText(), done: null, next: null, nextByOn: null, ...promise });
    }
    case 'answer':
      if (act.outcome === 'not')
        return answerReport(ctx, reference, {
          outcome: 'not',
          basis: { document: '条例', article: '第一条' },
          text: aText(),
        });
      return answerReport(ctx, reference, { outcome: 'returned', text: aText(), proof: aProof() });
    default:
      return staffDecide(ctx, reference, act);
  }
}

async function staffDecide(ctx: StaffContext, reference: string, act: StaffAct): Promise<Result> {
  switch (act.do) {
    case 'decide_appeal':
      return decideAppeal(ctx, reference, { outcome: act.outcome, text: aText() });
    case 'decide_review':
      return decideReview(ctx, reference, { outcome: act.outcome, text: aText(), misconduct: act.misconduct });
    case 'acknowledge':
      return acknowledgeReferral(ctx, reference);
    case 'dispose':
      return disposeReferral(ctx, reference, 'preliminary_check');
    case 'conclude':
      return concludeReferral(ctx, reference, 'substantiated');
    case 'feed_back':
      return feedBack(ctx, reference, { text: aText() });
    default:
      return unitsAct(ctx, reference, act);
  }
}
