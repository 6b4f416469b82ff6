import { expect, test } from 'vitest';
import { randomHistory } from '#tests/model/random-history.ts';
import { explainDifference, findDifference } from '#tests/model/side-by-side.ts';

const HISTORIES = Number(process.env.MODEL_HISTORIES ?? 450);
const FIRST_SEED = Number(process.env.MODEL_SEED ?? 20_261_123);

test(`${HISTORIES} random case histories from seed ${FIRST_SEED} are the same in the product and in the plain model`, {
  timeout: 30_000 + HISTORIES * 2_000,
}, async () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) {
    const history = randomHistory(seed);
    if (await findDifference(history)) expect.fail(`seed ${seed}\n${await explainDifference(history)}`);
  }
});
