import type { ClockRow, LadderStep } from '#app/domain/sla/policy.ts';
import { type PolicyNumbers, policyFields, warningsInUse } from '#app/domain/sla/policy-draft.ts';
import { adminTexts, deskTexts } from '#app/i18n/index.ts';

const words = adminTexts.clocks;

/** Looks a code up in a closed list; one that is not in it stands for itself. */
function wordIn(list: Readonly<Record<string, string>>, code: string): string {
  return list[code] ?? code;
}

/** The name of a clock, and of what cases where it differs by kind. */
export function clockName({ kind, applies }: Pick<ClockRow, 'kind' | 'applies'>): string {
  const name = wordIn(deskTexts.words.clocks, kind);
  return applies ? words.clocks.ofKind(name, words.clocks.applies[applies]) : name;
}

/** A target in words; null is that of the category, or of the duty. */
export function targetWords({ kind, unit, target }: Pick<ClockRow, 'kind' | 'unit' | 'target'>): string {
  if (target !== null) return words.amounts[unit](target);
  return kind === 'duty' ? words.clocks.byDuty : words.clocks.byCategory;
}

export function actionWords(action: string): string {
  return wordIn(deskTexts.words.ladder, action);
}

export function dutyWords(kind: string): string {
  return wordIn(deskTexts.words.duties, kind);
}

/** What a step of the ladder is called in a form and in the list of changes. */
export function stepName({ level, action }: LadderStep): string {
  return `${words.ladder.level(level)} ${actionWords(action)}`;
}

/** The name of every field of a policy's form. */
export function fieldNames(policy: PolicyNumbers, categories: Readonly<Record<string, string>>): Map<string, string> {
  const { draft, afterAnswer, unitRule } = words;
  const names = new Map<string, string>();
  for (const [place, row] of policy.clocks.entries()) {
    const name = clockName(row);
    names.set(policyFields.target(place), draft.named(name, draft.target));
    for (const at of row.warn.slice(0, warningsInUse(row)).keys()) {
      names.set(policyFields.warn(place, at), draft.named(name, at === 0 ? draft.reminder : draft.amber));
    }
    for (const [at, { action }] of (row.after ?? []).entries()) {
      names.set(policyFields.after(place, at), words.after.of(name, actionWords(action)));
    }
  }
  for (const code of Object.keys(policy.categoryDays)) {
    names.set(policyFields.categoryDays(code), `${code} ${categories[code] ?? ''}`.trim());
  }
  for (const [place, step] of policy.ladder.steps.entries()) {
    names.set(policyFields.stepDays(place), draft.named(stepName(step), draft.offset));
    if (step.duty) names.set(policyFields.dutyDays(place), draft.named(stepName(step), dutyWords(step.duty.kind)));
  }
  for (const place of policy.ladder.afterAnswer.remindDays.keys()) {
    names.set(policyFields.remind(place), afterAnswer.remind(place + 1));
  }
  names.set(policyFields.unconfirmed, afterAnswer.unconfirmed);
  names.set(policyFields.unitBreaches, draft.named(unitRule.breaches, words.unitRule.title));
  names.set(policyFields.unitDays, draft.named(unitRule.days, words.unitRule.title));
  return names;
}
