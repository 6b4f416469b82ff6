import { expect, test } from 'vitest';
import type { ExplainedDay } from '#app/domain/sla/explain.ts';
import { explainAllClocks } from '#app/use-cases/explain-clock.server.ts';
import { fileOn, openProduct, type Product, playStep } from '#tests/model/product.ts';
import { randomHistory } from '#tests/model/random-history.ts';
import { shanghaiDay } from '#tests/support/builders.ts';

const HISTORIES = 60;
const FIRST_SEED = 20_261_126;
const PATIENCE = { timeout: HISTORIES * 2_000 };

type Explained = Awaited<ReturnType<typeof explainAllClocks>>[number];

/** Plays the histories, and looks at every clock of each as it stands at its end. */
async function lookAtEach(look: (explained: Explained, where: string) => void): Promise<void> {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) {
    const product = openProduct();
    const now = await play(product, seed);
    if (product.filed) {
      for (const explained of await explainAllClocks(product.db, product.filed.caseId, now)) {
        look(explained, `seed ${seed}: ${explained.clock.key}`);
      }
    }
    await product.db.destroy();
  }
}

async function play(product: Product, seed: number): Promise<Date> {
  const { filing, steps } = randomHistory(seed);
  if ((await fileOn(product, filing.act, new Date(filing.at))) === 'ok') {
    for (const step of steps) await playStep(product, step);
  }
  return new Date(steps.at(-1)?.at ?? filing.at);
}

test(
  `in ${HISTORIES} random case histories no day of any clock is paused without a reason and the unit that asked for it`,
  PATIENCE,
  async () => {
    const kinds = new Set<string>();
    await lookAtEach(({ clock, explanation, units }, where) => {
      for (const { kind, on, pause } of explanation.days) {
        if (kind !== 'paused') continue;
        const by = units.find(({ id }) => id === pause?.by);
        if (!pause || !by) expect.fail(`${where} on ${on} ${JSON.stringify(pause)}`);
        kinds.add(clock.kind);
      }
    });
    // Or the test would say nothing.
    expect([...kinds]).toEqual(expect.arrayContaining(['co_handling', 'resolution']));
  },
);

test(
  `in ${HISTORIES} random case histories every clock that is due is due on one of its explained days, and a clock of days on the one that has the number of its target`,
  PATIENCE,
  async () => {
    const kinds = new Set<string>();
    await lookAtEach(({ clock, explanation }, where) => {
      const { dueAt, days, unit, target } = explanation;
      const due: ExplainedDay[] = days.filter(({ isDue }) => isDue);
      expect(
        due.map(({ on }) => on),
        where,
      ).toEqual(dueAt ? [shanghaiDay(dueAt)] : []);
      expect(dueAt, where).toEqual(clock.breachedAt ?? clock.dueAt);
      if (dueAt && unit === 'days') {
        expect(due[0]?.nth, where).toBe(target);
        kinds.add(clock.kind);
      }
    });
    expect([...kinds]).toEqual(
      expect.arrayContaining(['acceptance', 'resolution', 'progress', 'legal_basis', 'duty', 'co_handling']),
    );
  },
);
