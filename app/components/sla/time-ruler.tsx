import type { ClockRuler, RulerBar } from '#app/domain/sla/ruler.ts';

type TimeRulerProps = {
  ruler: ClockRuler;
  /** What the drawing says; printed below it. */
  sentence: string;
  /** The sentence stands beside it already. */
  isPrinted?: boolean;
};

/** Units across; the drawing is as wide as its place, only its height is fixed. */
const ACROSS = 1000;
const RULE_Y = 20;
const BARS: readonly RulerBar['kind'][] = ['counted', 'paused', 'late'];

/** 时限尺: one tick a working day, the time gone by, the pennant at the promise (experience.md §3.6). */
export function TimeRuler({ ruler, sentence, isPrinted = false }: TimeRulerProps) {
  return (
    <div className="ruler-frame">
      <svg className="ruler" width="100%" height="28" role="img" aria-label={sentence} focusable="false">
        <svg aria-hidden="true" width="100%" height="28" viewBox={`0 0 ${ACROSS} 28`} preserveAspectRatio="none">
          <path className="ruler-rule" d={`M0 ${RULE_Y}H${ACROSS}`} />
          {BARS.map((kind) => (
            <Bars key={kind} kind={kind} ruler={ruler} />
          ))}
          <path className="ruler-ticks" d={ruler.ticks.map((tick) => `M${across(tick, ruler)} 17v6`).join('')} />
        </svg>
        {ruler.pennants.map((place) => (
          <Pennant key={place} share={place / ruler.length} />
        ))}
      </svg>
      {!isPrinted && <p className="ruler-words">{sentence}</p>}
    </div>
  );
}

function Bars({ kind, ruler }: { kind: RulerBar['kind']; ruler: ClockRuler }) {
  const bars = ruler.bars.filter((bar) => bar.kind === kind);
  if (bars.length === 0) return null;
  const lines = bars.map(({ from, to }) => `M${across(from, ruler)} ${RULE_Y}H${across(to, ruler)}`);
  return <path className={`ruler-${kind}`} d={lines.join('')} />;
}

/** Its flag flies back towards the start, so that it never leaves the drawing. */
function Pennant({ share }: { share: number }) {
  const flag = share > 0.1 ? 'M0 2l-10 4 10 4z' : 'M0 2l10 4-10 4z';
  return (
    <svg aria-hidden="true" className="ruler-pennant" x={`${Number((share * 100).toFixed(2))}%`}>
      <path d={`${flag}M0 2V26`} />
    </svg>
  );
}

function across(place: number, { length }: ClockRuler): number {
  return Number(((place / length) * ACROSS).toFixed(1));
}
