export type IconName = 'clock' | 'hourglass' | 'triangle' | 'bars' | 'tick' | 'cross-circle' | 'circle' | 'arrow';

// 16 px grid, strokes of 2.
const PATH_OF: Record<IconName, string> = {
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.5h2.5',
  hourglass: 'M3 2h10M3 14h10M4.5 2v2L8 8l3.5-4V2M4.5 14v-2L8 8l3.5 4v2',
  triangle: 'M8 2.5 14.5 14h-13zM8 6.5v3M8 11.5v.5',
  bars: 'M5.5 3.5v9M10.5 3.5v9',
  tick: 'm2.5 8.5 3.5 4 7-9',
  'cross-circle': 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6 6l4 4M10 6l-4 4',
  circle: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  arrow: 'M2 8h11M9 4l4 4-4 4',
};

/** A drawn sign that always stands beside words; screen readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATH_OF[name]} />
    </svg>
  );
}
