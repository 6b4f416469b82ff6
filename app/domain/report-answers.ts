import type { StepForm } from '#app/domain/answer-errors.ts';
import type { IdentityMode } from '#app/domain/case-event.ts';
import type { Category } from '#app/domain/category.ts';
import type { PinnedCheck } from '#app/domain/pinned-check.ts';
import { mayHaveDecision } from '#app/domain/remedies.ts';
import type { AccusedAnswer, AmountLine, Contact, Report, ReportLocale } from '#app/domain/report.ts';
import type { Step } from '#app/domain/report-steps.ts';
import type { RequestHistory } from '#app/domain/service/request-history.ts';

/** What is answered so far; an absent key is a question not yet answered, null one that was left empty on purpose. */
export type ReportAnswers = {
  group?: string;
  /** Null: "not sure", in the group "other" alone. */
  category?: string | null;
  identityMode?: IdentityMode;
  safetyRead?: true;
  accused?: AccusedAnswer & { isComplete: boolean };
  /** No line and complete: "nothing paid, or I do not remember". */
  amounts?: { lines: AmountLine[]; isComplete: boolean };
  what?: string;
  /** With what happened, where a written decision may stand behind it; null: none, or no day. */
  decidedOn?: string | null;
  outcome?: string | null;
  /** The page of the files was passed; the files themselves are kept beside the draft. */
  evidence?: true;
  project?: string | null;
  /** With the project, of named reporters alone. */
  isForeign?: boolean;
  contact?: Omit<Contact, 'project' | 'isForeign'>;
  /** A mail to the address of the contact when something happens. */
  wantsMail?: boolean;
  /** What a checker said before, where the report began there. */
  check?: PinnedCheck;
  /** How a request went, where the report began there. */
  history?: RequestHistory;
  /** Typed on a page that was left by its language or by 返回, as it was typed; never sent. */
  pending?: Partial<Record<Step, StepForm>>;
};

/** What is agreed to on the check page. */
export type CheckChoices = { queryAgreed: boolean; namesItems?: boolean; wordsToHigher: boolean };

export const NO_ONE_NAMED: AccusedAnswer = { units: [], countyLeader: false, headPersonally: false };

/**
 * The answers with a step's answer put in. What no longer fits goes with it: another kind of problem drops the category,
 * becoming anonymous drops name, contact and project for good, becoming named asks again how to be reached. Payment
 * lines stay, so that a second change of the category brings them back; `answersToSend` leaves them out.
 */
export function applyAnswer(answers: ReportAnswers, given: Partial<ReportAnswers>): ReportAnswers {
  const next = { ...answers, ...given };
  if (given.group !== undefined && given.group !== answers.group) delete next.category;
  if (next.identityMode === 'anonymous') {
    delete next.contact;
    delete next.project;
    if (next.pending) next.pending = withoutKeys(next.pending, ['contact', 'project']);
  }
  if (next.identityMode !== 'named') delete next.isForeign;
  // Asked anew: to a named and to a hidden reporter it means different things.
  if (next.identityMode !== answers.identityMode) delete next.wantsMail;
  const { contact } = next;
  if (next.identityMode === 'named' && contact && !contact.phone && !contact.email) delete next.contact;
  return next;
}

/** The answers that the check page shows and sends: nothing that the category does not ask, nothing unfinished. */
export function answersToSend(answers: ReportAnswers, categories: ReadonlyMap<string, Category>): ReportAnswers {
  return withoutKeys(answers, [
    'pending',
    ...(asksAmounts(answers, categories) ? [] : ['amounts' as const]),
    ...(mayHaveDecision(answers.category) ? [] : ['decidedOn' as const]),
  ]);
}

/** The answers without what was typed on a page before: it is answered now, or nothing was typed. */
export function withoutTyped(answers: ReportAnswers, step: Step): ReportAnswers {
  if (!answers.pending?.[step]) return answers;
  const pending = withoutKeys(answers.pending, [step]);
  return Object.keys(pending).length > 0 ? { ...answers, pending } : withoutKeys(answers, ['pending']);
}

function withoutKeys<Held extends object>(held: Held, keys: readonly (keyof Held)[]): Held {
  const left = { ...held };
  for (const key of keys) delete left[key];
  return left;
}

/** Whether the category chosen has the step for payment lines. */
export function asksAmounts(answers: ReportAnswers, categories: ReadonlyMap<string, Category>): boolean {
  return typeof answers.category === 'string' && categories.get(answers.category)?.amounts === true;
}

/** The categories that a kind of problem offers. */
export function categoriesOf(group: string, categories: ReadonlyMap<string, Category>): Category[] {
  return [...categories.values()].filter((category) => category.kind === 'report' && category.group === group);
}

/** The complete report. Throws when a question is unanswered: the steps come first (`firstUnanswered`). */
export function toReport(answers: ReportAnswers, locale: ReportLocale, choices: CheckChoices): Report {
  const { group, category, identityMode, accused, what } = answers;
  if (!group || category === undefined || !identityMode || !accused?.isComplete || !what) {
    throw new Error('a report with unanswered questions');
  }
  const { units, countyLeader, headPersonally } = accused;
  const contact = identityMode === 'anonymous' || !answers.contact ? null : answers.contact;
  if (identityMode !== 'anonymous' && contact === null) throw new Error('a report without the contact it promises');
  return {
    locale,
    group,
    category,
    identityMode,
    accused: { units, countyLeader, headPersonally },
    amounts: answers.amounts?.lines ?? [],
    check: answers.check ?? null,
    ...(carriesHistory(answers) && { history: answers.history }),
    what,
    outcome: answers.outcome ?? null,
    decidedOn: answers.decidedOn ?? null,
    contact: contact && {
      ...contact,
      project: answers.project ?? null,
      ...(identityMode === 'named' && answers.isForeign && { isForeign: true }),
    },
    mailTo: answers.wantsMail ? (contact?.email ?? null) : null,
    ...choices,
  };
}

/**
 * The catalogue items that the query to an accused unit may name, where the reporter asks for it: those of all lines, or
 * none as soon as one was typed, for then the query names the category only (sla.md §4).
 */
export function queryItemCodes(amounts: readonly AmountLine[]): string[] {
  const codes = amounts.flatMap((line) => (line.itemCode === null ? [] : [line.itemCode]));
  return codes.length === amounts.length ? [...new Set(codes)].sort() : [];
}

/** Whether the history of a request goes along: its reference names the applicant, so of named reporters alone. */
export function carriesHistory({ identityMode, history }: Pick<ReportAnswers, 'identityMode' | 'history'>): boolean {
  return identityMode === 'named' && history !== undefined;
}

/** Whether the reporter chose not to be known to the department: the pages get the exit button. */
export function isDiscreet({ identityMode }: Pick<ReportAnswers, 'identityMode'>): boolean {
  return identityMode === 'hidden' || identityMode === 'anonymous';
}
