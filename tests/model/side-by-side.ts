import { isDeepStrictEqual } from 'node:util';
import { iso, NO_CASE, type Picture, pictureOf } from '#tests/model/picture.ts';
import { type Fact, isStaffAct, type Step } from '#tests/model/plain-act.ts';
import type { PlainCase } from '#tests/model/plain-case.ts';
import { isProtected } from '#tests/model/plain-county.ts';
import { outcomeOf } from '#tests/model/plain-permissions.ts';
import { standingOf } from '#tests/model/plain-readers.ts';
import { type Filing, tell } from '#tests/model/plain-story.ts';
import { examineProduct, fileOn, openProduct, type Product, playStep } from '#tests/model/product.ts';
import { readPicture } from '#tests/model/product-picture.ts';

export type History = { filing: Filing; steps: Step[] };

/** The model's side: the facts so far, and when the product looked at the case last. */
export type Told = { filing: Filing; facts: Fact[]; lookedAt: number; firedTo: number | null };

export const begin = (filing: Filing): Told => ({ filing, facts: [], lookedAt: filing.at, firedTo: null });
export const isStored = ({ filing }: Told): boolean => !isProtected({ ...filing.act, units: filing.act.accused });
export const caseOf = (told: Told): PlainCase => caseAt(told, told.firedTo);

const remembered = new WeakMap<Fact[], Map<string, PlainCase>>();

/** The same facts asked for the same instant again: told once. Nobody changes what was told. */
export function caseAt({ filing, facts }: Told, firedTo: number | null): PlainCase {
  const known = remembered.get(facts) ?? new Map<string, PlainCase>();
  const key = `${facts.length} ${firedTo}`;
  const c = known.get(key) ?? tell(filing, facts, firedTo);
  remembered.set(facts, known.set(key, c));
  return c;
}

/** What the model says becomes of a step. Whoever the rows as last written do not let in finds nothing. */
export function follow(told: Told, { at, act }: Step): string {
  if (act.do === 'sweep') {
    Object.assign(told, { lookedAt: at, firedTo: at });
    return 'ok';
  }
  if (isStaffAct(act)) {
    const seen = caseOf(told);
    if (act.do === 'answer_query' && outcomeOf(seen, act, at) !== 'ok') return outcomeOf(seen, act, at);
    if (act.do === 'answer_notice') return followBatch(told, { at, act });
    if (act.do !== 'answer_query' && standingOf(seen, act.by.unit).length === 0) return 'not_found';
  }
  const outcome = outcomeOf(caseAt(told, at), act, at);
  if (outcome === 'ok') told.facts.push({ at, act });
  Object.assign(told, { lookedAt: at, firedTo: outcome === 'ok' ? null : at });
  // Nothing more happens, and who clicked twice is answered like the first time.
  return outcome === 'again' ? 'ok' : outcome;
}

/** One decision about all its cases: where it is refused nothing of it is kept, not what fired either; taken before, that is. */
function followBatch(told: Told, { at, act }: Fact): string {
  if (isStaffAct(act) && standingOf(caseOf(told), act.by.unit).length === 0) return 'not_found';
  const outcome = outcomeOf(caseAt(told, at), act, at);
  if (outcome !== 'ok' && outcome !== 'again') return outcome;
  if (outcome === 'ok') told.facts.push({ at, act });
  Object.assign(told, { lookedAt: at, firedTo: outcome === 'ok' ? null : at });
  return 'ok';
}

export type Difference = { step: number; what: string; model: unknown; product: unknown };

/** Plays a history on both sides and compares them after each step. Null where they agree to the end. */
export async function findDifference(history: History): Promise<Difference | null> {
  const product = openProduct();
  try {
    return await playBoth(product, history);
  } finally {
    await product.db.destroy();
  }
}

/** Writing and reading may be tried as often as there is a protected name: nothing is ever stored. */
async function playBoth(product: Product, { filing, steps }: History): Promise<Difference | null> {
  const told = begin(filing);
  const filed = await fileOn(product, filing.act, new Date(filing.at));
  const stored = isStored(told);
  if (filed !== (stored ? 'ok' : 'protected')) return { step: -1, what: 'filing', model: stored, product: filed };
  if (!stored) return pictureDifference(-1, NO_CASE, await readPicture(product));
  const opened = pictureDifference(-1, pictureOf(caseOf(told), filing.at), await readPicture(product));
  if (opened) return opened;
  for (const [index, step] of steps.entries()) {
    const difference = await stepDifference({ product, told, step, index });
    if (difference) return difference;
  }
  const stale = await examineProduct(product);
  return stale.length === 0 ? null : { step: steps.length - 1, what: 'doctor', model: [], product: stale };
}

type Both = { product: Product; told: Told; step: Step; index: number };

async function stepDifference({ product, told, step, index }: Both): Promise<Difference | null> {
  const model = follow(told, step);
  try {
    const { act } = step;
    const done = await playStep(product, step);
    // Neither changes anything that is compared; who may rate and write is no clock's matter.
    const isCompared = act.do !== 'rate' && act.do !== 'write';
    if (isCompared && done !== model) return { step: index, what: 'outcome', model, product: done };
  } catch (error) {
    return { step: index, what: 'thrown', model, product: String(error instanceof Error ? error.stack : error) };
  }
  return pictureDifference(index, pictureOf(caseOf(told), told.lookedAt), await readPicture(product));
}

function pictureDifference(step: number, model: Picture, product: Picture): Difference | null {
  for (const what of Object.keys(model) as (keyof Picture)[]) {
    if (isDeepStrictEqual(model[what], product[what])) continue;
    const [one, other] = [[model[what]].flat(), [product[what]].flat()];
    return {
      step,
      what,
      model: one.filter((line) => !other.includes(line)),
      product: other.filter((line) => !one.includes(line)),
    };
  }
  return null;
}

/** Leaves out whatever the difference does not need, and says the rest line by line. */
export async function explainDifference(history: History): Promise<string> {
  let least = history;
  for (let n = history.steps.length - 1; n >= 0; n -= 1) {
    const without = { ...least, steps: least.steps.toSpliced(n, 1) };
    if (await findDifference(without)) least = without;
  }
  const difference = await findDifference(least);
  const lines = least.steps
    .slice(0, (difference?.step ?? 0) + 1)
    .map(({ at, act }) => `${iso(at)} ${JSON.stringify(act)}`);
  return [
    `${iso(least.filing.at)} ${JSON.stringify(least.filing.act)}`,
    ...lines,
    `differ in: ${difference?.what}`,
    `model:   ${JSON.stringify(difference?.model, null, 1)}`,
    `product: ${JSON.stringify(difference?.product, null, 1)}`,
  ].join('\n');
}
