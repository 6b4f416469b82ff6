import type { AppLoadContext } from 'react-router';
import { z } from 'zod';
import type { OwnFile } from '#app/auth/held-files.server.ts';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { digestShown } from '#app/crypto/shown.server.ts';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import { errorsOf } from '#app/domain/answer-schemas.ts';
import { type CountyRules, currentRules } from '#app/domain/county-rules.ts';
import { foreignHelper } from '#app/domain/foreign-investor.ts';
import { canHold, remediesWhileHeld } from '#app/domain/held-report.ts';
import { holdDays, readHold } from '#app/domain/hold-answer.ts';
import { aboutFirms, type QueryCrowd } from '#app/domain/query-crowd.ts';
import { querySubject } from '#app/domain/query-subject.ts';
import { receiptDates } from '#app/domain/receipt.ts';
import { ownRemedies } from '#app/domain/remedies.ts';
import { destinationOf, type ReportDestination } from '#app/domain/report.ts';
import {
  answersToSend,
  type CheckChoices,
  isDiscreet,
  queryItemCodes,
  type ReportAnswers,
} from '#app/domain/report-answers.ts';
import { lastStep } from '#app/domain/report-steps.ts';
import { clockRow } from '#app/domain/sla/policy.ts';
import { countyDay, stepHref } from '#app/routes/public/report-way.server.ts';
import { queryCrowd } from '#app/use-cases/query-crowd.server.ts';
import { urgentCover } from '#app/use-cases/urgent-cover.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { type FeeItem, listFeeItems } from '#db/repositories/fee-catalogue.server.ts';

/** What the check page shows of complete answers; 'protected' where nothing may be kept. */
export async function buildCheckPage(
  context: AppLoadContext,
  draft: ReportAnswers,
  own: readonly OwnFile[],
): Promise<CheckPage | 'protected'> {
  const county = await getCountyRules(context.db);
  const answers = answersToSend(draft, county.categories);
  const now = context.clock();
  const today = countyDay(county, now);
  const items = await listFeeItems(context.db, today);
  const { category = null, accused } = answers;
  if (!accused) throw new Error('checking a report with unanswered questions');
  const destination = destinationOf({ category, accused, isForeign: answers.isForeign }, county);
  if (destination === 'protected') return 'protected';
  const query = queryOf(answers, destination, { county, items });
  const crowd = query && (await queryCrowd(context.db, query.asked, today));
  const outside = destination.isOutside ? { higher: higherBodies(accused.units, county) } : null;
  const { route, lead, hub } = destination;
  const onDuty = await urgentCover(context.db, county, { route, lead, category }, now);
  const helpers = helpersOf(answers, destination, county);
  return {
    showExit: isDiscreet(answers),
    answers,
    files: own.map(({ name, size }) => ({ name, size })),
    group: nameOf(county.groups.find((group) => group.id === answers.group)),
    category: category === null ? null : nameOf(county.categories.get(category)),
    accused: accused.units.map((id) => ({ id, name: nameOf(county.departments.get(id)) })),
    items,
    today,
    dates: receiptDates(
      { ...destination, category, kind: 'report', urgent: onDuty.length > 0 },
      { departments: county.departments, rules: currentRules(county) },
      now,
    ),
    hub: nameOf(county.departments.get(hub)),
    helpers: helpers.map((id) => nameOf(county.departments.get(id))),
    query: query && crowd && queryOffer(query, crowd),
    outside,
    hold: holdOf(answers, destination, { county, now }),
    remedies: ownRemedies({ category, decidedOn: answers.decidedOn ?? null }, currentRules(county).calendar, today),
    // Not how many firms fit: that moves by itself, and the filing counts anew.
    shown: digestShown({ answers, files: own.map(({ number }) => number), route, lead, hub, helpers, query, outside }),
    lastHref: stepHref(lastStep(answers, county.categories), false),
  };
}

/** The units that join when the case is accepted; of those that the hub's naming brings, only the foreign one is known. */
function helpersOf(answers: ReportAnswers, { route, co }: ReportDestination, county: CountyRules): string[] {
  const foreign = answers.isForeign ? foreignHelper(answers, county) : null;
  return route === 'triage' && foreign ? [foreign] : co;
}

type Named = { name: CheckPage['hub'] };

function nameOf(named: Named | undefined): CheckPage['hub'] {
  if (!named) throw new Error('an answer names what the county does not have');
  return named.name;
}

/** What the accused units would be asked, word for word what they will read: of the field of work, and of the items. */
function queryOf(
  answers: ReportAnswers,
  destination: ReportDestination,
  { county, items }: { county: CountyRules; items: readonly FeeItem[] },
) {
  const policy = county.policies.get(county.policyVersion);
  if (destination.queryUnits.length === 0 || !answers.category || !policy) return null;
  const { category } = answers;
  const itemCodes = queryItemCodes(answers.amounts?.lines ?? []);
  const itemNames = new Map(items.map((item) => [item.code, item.name]));
  return {
    asked: { category, units: destination.queryUnits, itemCodes },
    units: destination.queryUnits.map((id) => nameOf(county.departments.get(id))),
    ofField: querySubject({ category, itemCodes: [] }, itemNames),
    ofItems: itemCodes.length > 0 ? querySubject({ category, itemCodes }, itemNames) : null,
    basisDays: clockRow(policy, 'legal_basis', { kind: 'report' }).target ?? 0,
  };
}

function queryOffer(query: NonNullable<ReturnType<typeof queryOf>>, crowd: QueryCrowd): CheckPage['query'] {
  const { units, ofField, ofItems, basisDays } = query;
  const aboutItems = aboutFirms(crowd.items);
  return {
    units,
    subject: ofField,
    about: aboutFirms(crowd.field),
    items: ofItems && aboutItems !== null ? { subject: ofItems, about: aboutItems } : null,
    basisDays,
  };
}

function higherBodies(units: readonly string[], county: CountyRules): string[] {
  const bodies = units.map((id) => county.departments.get(id)?.higher ?? null);
  return [...new Set(bodies.filter((body) => body !== null))];
}

/** Until when this report can be kept, with the remedies that do not wait. */
function holdOf(
  { category = null, accused, amounts, decidedOn = null }: ReportAnswers,
  destination: ReportDestination,
  { county, now }: { county: CountyRules; now: Date },
): CheckPage['hold'] {
  if (!accused || !canHold({ category, accused }, destination, county)) return null;
  const { calendar } = currentRules(county);
  const told = { amounts: amounts?.lines ?? [], decidedOn };
  return {
    ...holdDays(calendar, now),
    remedies: remediesWhileHeld(told, calendar, countyDay(county, now)),
  };
}

type ParsedChoices =
  | { ok: true; choices: CheckChoices; heldUntil: string | null }
  | { ok: false; errors: AnswerErrors };

const yesOrNo = (error: string) => z.enum(['yes', 'no'], { error });
const NOT_ASKED = z
  .unknown()
  .optional()
  .transform(() => 'no');
/** By what the page asks; made once, since making one costs more than many readings. */
const CHOICES = {
  both: z.object({ query: yesOrNo('query'), words: yesOrNo('words') }),
  query: z.object({ query: yesOrNo('query'), words: NOT_ASKED }),
  words: z.object({ query: NOT_ASKED, words: yesOrNo('words') }),
  neither: z.object({ query: NOT_ASKED, words: NOT_ASKED }),
};

/** Reads what was agreed to; only what the page asked for must be answered. */
export function parseChoices(form: StepForm, page: Pick<CheckPage, 'query' | 'outside' | 'hold'>): ParsedChoices {
  const asksWords = page.outside !== null && page.outside.higher.length > 0;
  const asked = page.query ? (asksWords ? 'both' : 'query') : asksWords ? 'words' : 'neither';
  const parsed = CHOICES[asked].safeParse(form);
  const kept = readKept(form, page.hold);
  if (!parsed.success || !kept.ok) {
    return {
      ok: false,
      errors: { ...(parsed.success ? {} : errorsOf(parsed.error)), ...(kept.ok ? {} : kept.errors) },
    };
  }
  return {
    ok: true,
    heldUntil: kept.until,
    choices: {
      queryAgreed: parsed.data.query === 'yes',
      // Ticked while it was offered; whether it still may be is counted at the filing.
      namesItems: form.items === 'yes',
      wordsToHigher: parsed.data.words === 'yes',
    },
  };
}

/** Sent now without an answer: that is what is chosen beforehand, and all there is where nothing can be kept. */
function readKept(form: StepForm, hold: CheckPage['hold']): ReturnType<typeof readHold> {
  const { hold: chosen, holdOn = '' } = form;
  if ((chosen === undefined && holdOn === '') || (chosen === 'now' && !hold)) return { ok: true, until: null };
  return hold ? readHold(form, hold) : { ok: false, errors: { hold: 'hold' } };
}
