import { useTexts } from '#app/components/layout/locale.tsx';
import { cellWords, percentWords } from '#app/components/scorecard/cell-words.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Folded } from '#app/components/ui/folded.tsx';
import type { LevelMeasure, RateMeasure } from '#app/domain/scorecard/measure.ts';
import { percentOf, shareOf, type TrendPoint } from '#app/domain/scorecard/scorecard.ts';
import { formatMonth } from '#app/i18n/index.ts';

type TrendChartProps = {
  measure: RateMeasure | LevelMeasure;
  title: string;
  trend: readonly TrendPoint[];
  /** A target of all is drawn as a line. */
  hasTarget: boolean;
};

/** Units of the drawing; as wide as its place, so that its words stay readable on a phone. */
const WIDTH = 320;
const HEIGHT = 132;
const LEFT = 6;
const RIGHT = 314;
const TOP = 28;
const BOTTOM = 108;
/** Where the drawing begins: as near under the lowest month as one of these. */
const FLOORS = [80, 50, 0];

type Point = { month: string; place: number; percent: number; x: number; y: number };

/** How a rate went over the months, drawn on the server; what it says stands under it, its numbers in the table. */
export function TrendChart({ measure, title, trend, hasTarget }: TrendChartProps) {
  const { texts, locale } = useTexts();
  const words = texts.scorecard;
  const floor = floorOf(measure, trend);
  const points = pointsOf(measure, trend, floor);
  const id = `trend-${measure}`;
  const last = points.at(-1);
  const finding = findingOf(title, points, texts.scorecard, (month) => formatMonth(month, locale));
  const columns: readonly Column<TrendPoint>[] = [
    { key: 'month', head: words.month, cell: ({ month }) => formatMonth(month, locale), isRowHead: true },
    { key: 'value', head: words.value, cell: ({ figures }) => valueWords(figures[measure], words) },
  ];
  return (
    <figure className="mb-6">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: its caption names it */}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-labelledby={id} focusable="false">
        <path className="text-line" stroke="currentColor" fill="none" d={`M${LEFT} ${BOTTOM}H${RIGHT}`} />
        <g className={hasTarget ? 'text-ink-2' : 'text-line'} fill="none">
          <path stroke="currentColor" strokeDasharray={hasTarget ? '5 4' : undefined} d={`M${LEFT} ${TOP}H${RIGHT}`} />
        </g>
        <text className="text-ink-2" x={LEFT} y={TOP - 8} fontSize="12" fill="currentColor">
          {hasTarget ? words.targetLine : words.share(100)}
        </text>
        <Line points={points} />
        <Label point={last} words={words} isBelow={hasTarget} />
        <g className="text-ink-2" fontSize="12">
          <text x={LEFT} y={BOTTOM - 5} fill="currentColor">
            {words.share(floor)}
          </text>
          <text x={LEFT} y={HEIGHT - 6} fill="currentColor">
            {trend[0] && formatMonth(trend[0].month, locale)}
          </text>
          <text x={RIGHT} y={HEIGHT - 6} textAnchor="end" fill="currentColor">
            {trend.at(-1) && formatMonth(trend.at(-1)?.month ?? '', locale)}
          </text>
        </g>
      </svg>
      <figcaption id={id} className="hint">
        {finding}
      </figcaption>
      <Folded words={words.numbers}>
        <DataTable caption={title} columns={columns} rows={trend} rowKey={({ month }) => month} />
      </Folded>
    </figure>
  );
}

function valueWords(cell: TrendPoint['figures'][RateMeasure | LevelMeasure], words: Parameters<typeof cellWords>[1]) {
  const percent = percentWords(cell, words);
  return percent === null ? cellWords(cell, words) : `${percent} · ${cellWords(cell, words)}`;
}

/** A month without a rate has no point, and no line leads over it. */
function Line({ points }: { points: readonly Point[] }) {
  const goesOn = (nth: number) => points[nth - 1]?.place === (points[nth]?.place ?? 0) - 1;
  const way = points.map(({ x, y }, nth) => `${goesOn(nth) ? 'L' : 'M'}${x} ${y}`).join('');
  return (
    <g className="text-pine" stroke="currentColor" fill="none">
      <path d={way} strokeWidth="2" />
      {points.map(({ month, x, y }) => (
        <circle key={month} cx={x} cy={y} r="3" fill="currentColor" />
      ))}
    </g>
  );
}

function Label({
  point,
  words,
  isBelow,
}: {
  point: Point | undefined;
  words: { share: (n: number) => string };
  isBelow: boolean;
}) {
  if (!point) return null;
  return (
    <text
      className="text-pine"
      x={RIGHT}
      y={isBelow ? point.y + 18 : point.y - 8}
      textAnchor="end"
      fontSize="14"
      fontWeight="700"
      fill="currentColor"
    >
      {words.share(point.percent)}
    </text>
  );
}

function floorOf(measure: RateMeasure | LevelMeasure, trend: readonly TrendPoint[]): number {
  const lowest = Math.min(...trend.map(({ figures }) => percentOf(shareOf(figures[measure]) ?? 1)));
  return FLOORS.find((floor) => floor < lowest) ?? 0;
}

function pointsOf(measure: RateMeasure | LevelMeasure, trend: readonly TrendPoint[], floor: number): Point[] {
  const step = trend.length > 1 ? (RIGHT - LEFT - 6) / (trend.length - 1) : 0;
  return trend.flatMap(({ month, figures }, place) => {
    const share = shareOf(figures[measure]);
    if (share === null) return [];
    const percent = percentOf(share);
    const y = BOTTOM - ((BOTTOM - TOP) * (percent - floor)) / (100 - floor);
    return [{ month, place, percent, x: round(LEFT + 3 + place * step), y: round(y) }];
  });
}

function round(value: number): number {
  return Number(value.toFixed(1));
}

type FindingWords = {
  share: (percent: number) => string;
  trendNone: (title: string) => string;
  trendOnly: (title: string, last: string, through: string) => string;
  trendSame: (title: string, last: string, through: string) => string;
  trendFrom: (title: string, first: string, last: string, through: string) => string;
};

function findingOf(
  title: string,
  points: readonly Point[],
  words: FindingWords,
  monthOf: (month: string) => string,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return words.trendNone(title);
  const through = `${monthOf(first.month)} – ${monthOf(last.month)}`;
  const [from, to] = [words.share(first.percent), words.share(last.percent)];
  if (first.month === last.month) return words.trendOnly(title, to, monthOf(last.month));
  if (points.every(({ percent }) => percent === last.percent)) return words.trendSame(title, to, through);
  return words.trendFrom(title, from, to, through);
}
