import type { ClockRuler } from '#app/domain/sla/ruler.ts';

/** The time ruler (experience.md §3.6) of a receipt as SVG path data: nothing has run yet, so there are no bars. */
export type RulerPaths = { rule: string; ticks: string; poles: string; flags: string };

/** Drawn from its upper left corner, 28 units high times `scale`. */
export function rulerPaths(ruler: ClockRuler, at: { x: number; y: number; width: number; scale: number }): RulerPaths {
  const { x, y, width, scale } = at;
  const across = (place: number) => round(x + (place / ruler.length) * width);
  const down = (units: number) => round(y + units * scale);
  const flag = (place: number) => {
    const pole = across(place);
    // Its flag flies back towards the start, so that it never leaves the drawing.
    const tip = place / ruler.length > 0.1 ? pole - 10 * scale : pole + 10 * scale;
    return `M${pole} ${down(2)}L${round(tip)} ${down(6)}L${pole} ${down(10)}Z`;
  };
  return {
    rule: `M${round(x)} ${down(20)}H${round(x + width)}`,
    ticks: ruler.ticks.map((tick) => `M${across(tick)} ${down(17)}V${down(23)}`).join(''),
    poles: ruler.pennants.map((place) => `M${across(place)} ${down(2)}V${down(26)}`).join(''),
    flags: ruler.pennants.map(flag).join(''),
  };
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
