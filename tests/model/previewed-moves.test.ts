import { expect, test } from 'vitest';
import { movedOf } from '#app/domain/rules/move-tally.ts';
import { previewPublication } from '#app/use-cases/preview-publication.server.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { laterCalendar, laterPolicy } from '#tests/model/later-rules.ts';
import { fileOn, openProduct, type Product, playStep, sweepProduct } from '#tests/model/product.ts';
import { randomHistory } from '#tests/model/random-history.ts';
import { anAccount, asStaff, shanghaiDay } from '#tests/support/builders.ts';
import { aPolicy, applyAllAt, publish } from '#tests/use-cases/rule-story.ts';

const HISTORIES = 80;
const FIRST_SEED = 20_261_127;

type Kind = 'policy' | 'calendar';
/** How many clocks of a kind move. */
type Moved = Record<string, number>;

/** Plays a history, most of them not to their end so that clocks run; null where nothing was filed. */
async function play(product: Product, seed: number): Promise<Date | null> {
  const { filing, steps } = randomHistory(seed);
  if ((await fileOn(product, filing.act, new Date(filing.at))) !== 'ok') return null;
  const played = steps.slice(0, 3 + (seed % steps.length));
  for (const step of played) await playStep(product, step);
  const now = new Date(played.at(-1)?.at ?? filing.at);
  await sweepProduct(product, now);
  return now;
}

async function draftOf(kind: Kind, db: Db): Promise<{ kind: Kind; body: string; base: string }> {
  const { policyVersion, calendarVersion } = await getCountyRules(db);
  if (kind === 'calendar') return { kind, body: JSON.stringify(laterCalendar), base: calendarVersion };
  const body = await aPolicy(db, (policy) => {
    for (const [place, { target }] of laterPolicy.clocks.entries())
      Object.assign(policy.clocks[place] ?? {}, { target });
    Object.assign(policy.categoryDays, laterPolicy.categoryDays);
  });
  return { kind, body, base: policyVersion };
}

/** The due instant of every clock, as its row holds it. */
async function dueDates(db: Db): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('sla_clocks').select(['key', 'due_at', 'breached_at']).execute();
  return new Map(rows.map((row) => [row.key, row.breached_at ?? row.due_at]));
}

function add(moved: Moved, kind: string, count: number): void {
  if (count > 0) moved[kind] = (moved[kind] ?? 0) + count;
}

test(`in ${HISTORIES} random case histories what a publication moves is what its preview has shown`, {
  timeout: HISTORIES * 2_000,
}, async () => {
  const ever: Moved = {};
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) {
    const product = openProduct();
    const { db } = product;
    const now = await play(product, seed);
    if (now) {
      const admin = asStaff(db, await anAccount(db, { department: 'xzfb', role: 'system_admin' }), now);
      const draft = await draftOf(seed % 2 === 0 ? 'policy' : 'calendar', db);
      const preview = await previewPublication(admin, draft);
      if (!preview.ok) throw new Error('not allowed');
      const [shown, moved]: [Moved, Moved] = [{}, {}];
      for (const count of Object.values(preview.moves.counts)) add(shown, count.kind, movedOf(count));
      const before = await dueDates(db);
      await publish(admin, { ...draft, on: shanghaiDay(now) });
      // What new rules end at this instant fires right after it.
      await applyAllAt(db, new Date(now.getTime() + 1));
      const after = await dueDates(db);
      for (const [key, due] of before) add(moved, key.split(':')[0] ?? key, after.get(key) === due ? 0 : 1);
      expect(moved, `seed ${seed}`).toEqual(shown);
      for (const [kind, count] of Object.entries(moved)) add(ever, kind, count);
    }
    await db.destroy();
  }
  // Or the test would say nothing.
  expect(Object.keys(ever)).toEqual(
    expect.arrayContaining(['resolution', 'progress', 'duty', 'co_handling', 'review']),
  );
});
