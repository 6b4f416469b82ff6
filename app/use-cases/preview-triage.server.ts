import { clockRules, receivedBy } from '#app/domain/replay/clocks.ts';
import { addWorkingDays } from '#app/domain/sla/calendar.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import { resolutionDays } from '#app/domain/sla/policy.ts';
import { planTriage, type TriageChoice, type TriagePlan, triageEvents } from '#app/domain/triage.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { openContact } from '#app/use-cases/contact-box.server.ts';
import { coverOf } from '#app/use-cases/name-unit.server.ts';
import { type ActPreview, openCopy, playOnCopy } from '#app/use-cases/preview-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { getReport } from '#db/repositories/reports.server.ts';

export type TriagePreview = {
  plan: TriagePlan;
  effect: ActPreview;
  /** The category's working days, and the latest day of the answer where it is not accepted yet; null without an answer. */
  answer: { days: number; by: Date | null } | null;
};

/** What the hub's choice would do, played on a copy. Null when the unit does not read the case. */
export async function previewTriage(
  ctx: StaffContext,
  reference: string,
  choice: TriageChoice,
): Promise<TriagePreview | 'unknown_unit' | null> {
  const record = await openCopy(ctx, reference);
  if (!record) return null;
  const { headPersonally, contactBox } = await getReport(ctx.db, record.id);
  const isForeign = openContact(ctx.keys, contactBox, reference)?.isForeign ?? false;
  const plan = planTriage({ accused: record.caseFile.accused, headPersonally, isForeign }, choice, record.county);
  if (plan === 'unknown_unit') return plan;
  const onDuty = await coverOf(ctx.db, record, plan, choice.category);
  const effect = await playOnCopy(ctx, record, triageEvents(plan, choice.category, onDuty.length > 0));
  const promisesAnswer = plan.kind === 'lead' || (plan.kind === 'outside' && record.caseFile.acceptedAt !== null);
  return { plan, effect, answer: promisesAnswer ? answerOf(record, choice.category) : null };
}

function answerOf({ caseFile, rules }: CaseRecord, category: string): TriagePreview['answer'] {
  const days = resolutionDays(rules.policy, category);
  const acceptance = caseFile.clocks.find((clock) => clock.kind === 'acceptance');
  if (caseFile.acceptedAt !== null || !acceptance) return { days, by: null };
  const { dueAt } = readCaseClock(acceptance, caseFile.openedAt);
  return { days, by: dueAt && addWorkingDays(clockRules(rules, receivedBy(caseFile)).calendar, dueAt, days) };
}
