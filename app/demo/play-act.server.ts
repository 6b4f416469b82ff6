import { playDateMove } from '#app/demo/date-move-acts.server.ts';
import type { DemoAct } from '#app/demo/demo-act.ts';
import type { DemoCounty } from '#app/demo/fill-county.server.ts';
import { playJoint } from '#app/demo/joint-acts.server.ts';
import { DEMO_PAPER } from '#app/demo/paper.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { addWorkingDays, dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { type ProofStore, storeProof } from '#app/files/proof.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { allowPublication, readPublication } from '#app/use-cases/allow-publication.server.ts';
import { answerInWriting } from '#app/use-cases/answer-in-writing.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { doDuty } from '#app/use-cases/do-duty.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import { findTrackedCase } from '#app/use-cases/find-tracked-case.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { handOff } from '#app/use-cases/hand-off.server.ts';
import { rateHandling } from '#app/use-cases/rate-handling.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { listOpenQueries } from '#db/repositories/queries.server.ts';

export type DemoCase = { reference: string; code: string };
type Scene = { opened: DemoCase; at: Date; calendar: WorkingCalendar; actors: ReadonlyMap<string, StaffActor> };
type StaffAct = Extract<DemoAct, { by: string }>;
type InvestorAct = Exclude<DemoAct, { by: string }>;

/** Plays one act of a scenario; throws when the product refuses it, for then the scenario is wrong. */
export async function playAct(county: DemoCounty, scene: Scene & { act: DemoAct }): Promise<void> {
  const { act } = scene;
  const result = 'by' in act ? await playStaff(county, scene, act) : await playInvestor(county, scene, act);
  if (!result.ok) throw new Error(`demo case, ${act.act} at ${scene.at.toISOString()}: ${result.reason}`);
}

type Outcome = { ok: true } | { ok: false; reason: string };

async function playInvestor({ db, keys }: DemoCounty, scene: Scene, act: InvestorAct): Promise<Outcome> {
  const ctx = { db, keys, now: scene.at, actor: { kind: 'investor' } as const };
  const caseId = await findTrackedCase(ctx, scene.opened.code);
  if (caseId === null) return { ok: false, reason: 'no such code' };
  switch (act.act) {
    case 'verdict':
      return giveVerdict(ctx, caseId, act.verdict);
    case 'rate':
      return rateHandling(ctx, caseId, { level: act.level, standards: act.standards ?? {}, reasons: [] });
    case 'allow_publication': {
      const offer = await readPublication(ctx, caseId);
      return allowPublication(ctx, caseId, offer?.shown ?? '');
    }
    case 'appeal':
      return appealRefusal(ctx, caseId);
    case 'answer_question':
      return answerQuestion(ctx, caseId, act.text);
    case 'contest':
      return contestPause(ctx, caseId, act.text);
  }
}

async function playStaff(county: DemoCounty, scene: Scene, act: StaffAct): Promise<Outcome> {
  const actor = scene.actors.get(act.by);
  if (!actor) return { ok: false, reason: `nobody is called ${act.by}` };
  const ctx: StaffContext = { db: county.db, keys: county.keys, now: scene.at, actor };
  const { reference } = scene.opened;
  switch (act.act) {
    case 'accept':
      return acceptCase(ctx, reference);
    case 'refuse':
      return refuseCase(ctx, reference, { reason: act.reason, rightChannel: act.rightChannel, text: act.text });
    case 'ask':
      return askInvestor(ctx, reference, { text: act.text });
    case 'reply':
      return replyToInvestor(ctx, reference, { ...progressOf(act, scene), text: act.text });
    case 'returned':
      return answerReturned(county, ctx, { ...act, reference });
    case 'not':
      return answerReport(ctx, reference, { outcome: 'not', text: act.text, basis: act.basis });
    case 'refuse_in_writing':
      return answerInWriting(ctx, reference, { outcome: 'refused', ...act });
    case 'sign':
      return signAnswer(ctx, reference);
    case 'duty':
      return doDuty(ctx, reference, { clock: act.clock, body: act.text });
    case 'hand_off':
      return handOff(ctx, reference, { text: act.text });
    case 'uphold':
      return decideAppeal(ctx, reference, { outcome: 'upheld', text: act.text });
    case 'basis':
      return fileBasis(ctx, act);
    case 'acknowledge':
      return acknowledgeReferral(ctx, reference);
    case 'dispose':
      return disposeReferral(ctx, reference, act.disposal);
    case 'conclude':
      return concludeReferral(ctx, reference, act.finding);
    case 'feed_back':
      return feedBack(ctx, reference, { text: act.text });
    case 'decide_contest':
    case 'ask_extension':
    case 'grant_extension':
    case 'propose_procedure':
    case 'approve_procedure':
      return playDateMove(ctx, reference, act, { calendar: scene.calendar, store: storeOf(county) });
    default:
      return playJoint(ctx, reference, act);
  }
}

function progressOf(act: Extract<DemoAct, { act: 'reply' }>, { at, calendar }: Scene) {
  const nextBy = act.inWorkingDays ? addWorkingDays(calendar, at, act.inWorkingDays) : null;
  return { done: act.done ?? null, next: act.next ?? null, nextByOn: nextBy && dayOf(calendar, nextBy) };
}

async function answerReturned(
  county: DemoCounty,
  ctx: StaffContext,
  act: Extract<DemoAct, { act: 'returned' }> & { reference: string },
): Promise<Outcome> {
  const stored = await storeProof(storeOf(county), { kind: act.proof, bytes: DEMO_PAPER });
  if (!stored.ok) return stored;
  return answerReport(ctx, act.reference, { outcome: 'returned', text: act.text, proof: stored.proof });
}

function storeOf({ storageDir, keys }: DemoCounty): ProofStore {
  return { storageDir, key: keys.file };
}

async function fileBasis(ctx: StaffContext, act: Extract<DemoAct, { act: 'basis' }>): Promise<Outcome> {
  const query = (await listOpenQueries(ctx.db, ctx.actor.departmentId, ctx.now))[0];
  if (!query) return { ok: false, reason: 'no query was served' };
  const { documentNumber, article, catalogueItem } = act;
  return fileQueryAnswer(ctx, query.number, {
    kind: 'basis',
    documentNumber,
    article,
    catalogueItem,
    validity: '现行有效',
    receiptKind: '财政票据',
    note: null,
  });
}
