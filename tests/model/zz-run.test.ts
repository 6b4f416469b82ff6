import { test } from 'vitest';
import { randomHistory } from '#tests/model/random-history.ts';
import { explainDifference, findDifference } from '#tests/model/side-by-side.ts';

test('run', { timeout: 3_000_000 }, async () => {
  const n = Number(process.env.N ?? 100);
  const first = Number(process.env.S ?? 1);
  const most = Number(process.env.MOST ?? 5);
  const seen = new Map<string, number>();
  let shown = 0;
  let acts = 0;
  let gen = 0;
  const t0 = performance.now();
  for (let seed = first; seed < first + n; seed += 1) {
    const g = performance.now();
    const h = randomHistory(seed);
    gen += performance.now() - g;
    acts += h.steps.length;
    const d = await findDifference(h);
    if (!d) continue;
    const key =
      d.what +
      ' ' +
      (d.step < 0 ? 'file' : h.steps[d.step]?.act.do) +
      ' ' +
      String([d.model].flat()[0] ?? '').split(' ')[0] +
      '/' +
      String([d.product].flat()[0] ?? '').split(' ')[0];
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (seen.get(key) === 1 && shown < most) {
      shown += 1;
      process.stdout.write(`\n=== seed ${seed} ${key}\n${await explainDifference(h)}\n`);
    }
  }
  process.stdout.write(
    `\n${n} histories ${acts} acts gen ${gen | 0} all ${(performance.now() - t0) | 0} ms\n` +
      [...seen]
        .sort((a, b) => b[1] - a[1])
        .map(([k, v]) => `${v} ${k}`)
        .join('\n') +
      '\n',
  );
});
