import type { CalendarDefinition, UnitCalendar } from '#app/domain/sla/calendar-definition.ts';
import {
  type CalendarEdit,
  dateOf,
  readDays,
  readName,
  refusedFor,
  type Typed,
  withDays,
} from '#app/domain/sla/calendar-edit.ts';

/** Days on which one unit is closed or works otherwise than the county. */
export function addUnitDays(
  draft: CalendarDefinition,
  typed: Typed,
  { year, units }: { year: number; units: readonly string[] },
): CalendarEdit<CalendarDefinition> {
  const unit = typed.unit ?? '';
  if (!units.includes(unit)) return refusedFor('unit', 'unit_missing');
  const days = readDays(typed, year);
  if (!days.ok) return days;
  const own = draft.units?.[unit] ?? {};
  if (typed.how === 'worked') {
    if (own.holidays?.some((day) => days.value.includes(dateOf(day)))) return refusedFor('first', 'is_holiday');
    const workdays = [...new Set([...(own.workdays ?? []), ...days.value])].sort();
    return { ok: true, value: withUnit(draft, unit, { ...own, workdays }) };
  }
  const name = readName(typed.name ?? '');
  if (!name.ok) return name;
  if (own.workdays?.some((day) => days.value.includes(day))) return refusedFor('first', 'is_make_up');
  return {
    ok: true,
    value: withUnit(draft, unit, { ...own, holidays: withDays(own.holidays ?? [], days.value, name.value) }),
  };
}

/** A unit's own week, or none: null gives it the county's again. */
export function setUnitWeek(
  draft: CalendarDefinition,
  unit: string,
  week: CalendarDefinition['week'] | null,
): CalendarDefinition {
  const { week: _before, ...own } = draft.units?.[unit] ?? {};
  return withUnit(draft, unit, week === null ? own : { ...own, week });
}

/** Days of a unit's own from one day to another taken out. */
export function removeUnitDays(draft: CalendarDefinition, unit: string, from: string, to: string): CalendarDefinition {
  const own = draft.units?.[unit];
  if (!own) return draft;
  const isIn = (day: string) => day >= from && day <= to;
  return withUnit(draft, unit, {
    ...own,
    holidays: own.holidays?.filter((day) => !isIn(dateOf(day))),
    workdays: own.workdays?.filter((day) => !isIn(day)),
  });
}

/** A unit with nothing of its own is left out. */
function withUnit(draft: CalendarDefinition, unit: string, own: UnitCalendar): CalendarDefinition {
  const { [unit]: _before, ...others } = draft.units ?? {};
  const { units: _units, ...rest } = draft;
  const kept: UnitCalendar = {
    ...(own.week && { week: own.week }),
    ...(own.holidays?.length && { holidays: own.holidays }),
    ...(own.workdays?.length && { workdays: own.workdays }),
  };
  const units = Object.keys(kept).length === 0 ? others : { ...others, [unit]: kept };
  return Object.keys(units).length === 0 ? rest : { ...rest, units };
}
