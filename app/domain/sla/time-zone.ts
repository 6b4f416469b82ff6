/** Stretches of one UTC offset around a year; the first has no beginning. Offsets and instants in milliseconds. */
export type ZoneYear = { readonly from: readonly number[]; readonly offset: readonly number[] };

export type Zone = {
  readonly name: string;
  readonly format: Intl.DateTimeFormat;
  readonly years: Map<number, ZoneYear>;
};

const MINUTE_MS = 60_000;
/** A day on the wall-clock time line (written as if it were UTC), where every day has 24 hours. Never used on instants. */
const WALL_DAY_MS = 24 * 60 * MINUTE_MS;
const MEAN_YEAR_MS = 31_556_952_000;

const zones = new Map<string, Zone>();

/** The IANA zone of this name with its memo of offsets, or null where it is unknown. */
export function findZone(name: string): Zone | null {
  const known = zones.get(name);
  if (known) return known;
  if (!/^[A-Za-z]/.test(name)) return null; // newer engines also take "+08:00", which names no zone
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const zone = { name, format, years: new Map<number, ZoneYear>() };
    zones.set(name, zone);
    return zone;
  } catch {
    return null;
  }
}

/** The year an instant lies in, give or take a day around New Year. */
export function roughYear(at: number): number {
  return 1970 + Math.floor(at / MEAN_YEAR_MS);
}

/** Offsets of one year, from two weeks before it to two weeks after it; asked of Intl once, then remembered. */
export function zoneYear(zone: Zone, year: number): ZoneYear {
  const known = zone.years.get(year);
  if (known) return known;
  const from = [Number.NEGATIVE_INFINITY];
  let before = Date.UTC(year - 1, 11, 15);
  const offset = [askOffset(zone, before)];
  const end = Date.UTC(year + 1, 0, 16);
  // A week is short enough: no zone since 1970 has left an offset and come back to it within one.
  for (let week = 1; before < end; week += 1) {
    const after = Date.UTC(year - 1, 11, 15 + 7 * week);
    const offsetAfter = askOffset(zone, after);
    while (offset.at(-1) !== offsetAfter) {
      before = findChange(zone, before, after);
      from.push(before);
      offset.push(askOffset(zone, before));
    }
    before = after;
  }
  const found = { from, offset };
  zone.years.set(year, found);
  return found;
}

/** Day number of the local date at an instant. */
export function localDay(zone: Zone, at: number): number {
  const { from, offset } = zoneYear(zone, roughYear(at));
  let span = from.length - 1;
  while (from[span]! > at) span -= 1;
  return Math.floor((at + offset[span]!) / WALL_DAY_MS);
}

/**
 * The first instant at which the wall clock shows this time of this day, or a later one: a time that is skipped
 * in spring is the moment of the change, one that comes twice in autumn is the first of the two.
 */
export function wallInstant(spans: ZoneYear, day: number, minuteOfDay: number): number {
  const wall = day * WALL_DAY_MS + minuteOfDay * MINUTE_MS;
  const last = spans.from.length - 1;
  for (let span = 0; span < last; span += 1) {
    const at = Math.max(spans.from[span]!, wall - spans.offset[span]!);
    if (at < spans.from[span + 1]!) return at;
  }
  return Math.max(spans.from[last]!, wall - spans.offset[last]!);
}

function findChange(zone: Zone, before: number, after: number): number {
  const old = askOffset(zone, before);
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (askOffset(zone, middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

function askOffset(zone: Zone, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of zone.format.formatToParts(at)) part[type] = Number(value);
  const wall = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  return wall - Math.floor(at / 1000) * 1000;
}
