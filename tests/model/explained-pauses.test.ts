import { expect, test } from 'vitest';
import { explainAllClocks } from '#app/use-cases/explain-clock.server.ts';
import { actOn, fileOn, openProduct, sweepProduct } from '#tests/model/product.ts';
import { randomHistory } from '#tests/model/random-history.ts';

const HISTORIES = 60;
const FIRST_SEED = 20_261_126;

test(`in ${HISTORIES} random case histories no day of any clock is paused without a reason and the unit that asked for it`, {
  timeout: HISTORIES * 2_000,
}, async () => {
  const kinds = new Set<string>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) {
    const product = openProduct();
    const { filing, steps } = randomHistory(seed);
    if ((await fileOn(product, filing.act, new Date(filing.at))) === 'ok' && product.filed) {
      for (const { act, at } of steps) {
        await (act.do === 'sweep' ? sweepProduct(product, new Date(at)) : actOn(product, act, new Date(at)));
      }
      const now = new Date(steps.at(-1)?.at ?? filing.at);
      for (const { clock, explanation, units } of await explainAllClocks(product.db, product.filed.caseId, now)) {
        for (const { kind, on, pause } of explanation.days) {
          if (kind !== 'paused') continue;
          const by = units.find(({ id }) => id === pause?.by);
          if (!pause || !by) expect.fail(`seed ${seed}: ${clock.key} on ${on} ${JSON.stringify(pause)}`);
          kinds.add(clock.kind);
        }
      }
    }
    await product.db.destroy();
  }
  // Or the test would say nothing.
  expect([...kinds]).toEqual(expect.arrayContaining(['co_handling', 'resolution']));
});
