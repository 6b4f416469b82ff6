/** How often each value came: `{ 0: 2, 1: 9 }` are nine of eleven. */
export type Spread = Readonly<Record<number, number>>;

/** One value more. */
export function withValue(spread: Spread, value: number): Spread {
  return { ...spread, [value]: (spread[value] ?? 0) + 1 };
}

export function sumOf(spreads: Iterable<Spread>): Spread {
  const sum: Record<number, number> = {};
  for (const spread of spreads) for (const [value, count] of pairs(spread)) sum[value] = (sum[value] ?? 0) + count;
  return sum;
}

export function sizeOf(spread: Spread): number {
  return pairs(spread).reduce((size, [, count]) => size + count, 0);
}

/** How many have at least this value. */
export function atLeast(spread: Spread, least: number): number {
  return pairs(spread).reduce((size, [value, count]) => (value >= least ? size + count : size), 0);
}

export function meanOf(spread: Spread): number {
  return pairs(spread).reduce((sum, [value, count]) => sum + value * count, 0) / sizeOf(spread);
}

export function medianOf(spread: Spread): number {
  const size = sizeOf(spread);
  const inOrder = [...pairs(spread)].sort(([one], [other]) => one - other);
  const nth = (place: number) => {
    let passed = 0;
    for (const [value, count] of inOrder) {
      passed += count;
      if (passed >= place) return value;
    }
    return 0;
  };
  return (nth(Math.floor((size + 1) / 2)) + nth(Math.ceil((size + 1) / 2))) / 2;
}

function pairs(spread: Spread): [value: number, count: number][] {
  return Object.entries(spread).map(([value, count]) => [Number(value), count]);
}
