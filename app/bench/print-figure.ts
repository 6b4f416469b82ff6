/** Of these less is better: times, sizes, how many times as long something takes. */
const LESS_IS_BETTER = /(Ms|Us|Mb|Times)$/;

/** One figure a line: what was measured, what is wanted, and the ratio (1 and above is good). */
export function printFigure(figure: string, measured: Record<string, number>, wanted: Record<string, number>): void {
  const ratios = Object.entries(wanted).map(([name, limit]) => {
    const value = measured[name] ?? 0;
    return [name, round(LESS_IS_BETTER.test(name) ? limit / value : value / limit)];
  });
  const rounded = Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, round(value)]));
  process.stdout.write(`${JSON.stringify({ figure, ...rounded, wanted, ratio: Object.fromEntries(ratios) })}\n`);
}

const round = (value: number) => Math.round(value * 100) / 100;
