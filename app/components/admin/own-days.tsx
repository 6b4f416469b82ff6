import { RangeTable } from '#app/components/admin/day-forms.tsx';
import { WeekForm } from '#app/components/admin/week-form.tsx';
import { Button } from '#app/components/ui/button.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { DayRange } from '#app/domain/sla/calendar-year.ts';
import { adminTexts } from '#app/i18n/index.ts';

const { unitDays: words, draft, week: weekWords } = adminTexts.calendars;

export type OwnDaysData = {
  unit: string;
  name: string;
  hasWeek: boolean;
  /** The form of the week is open: the unit has one of its own, or is to get one. */
  showsWeek: boolean;
  week: Readonly<Record<string, string>>;
  closed: readonly DayRange[];
  worked: readonly DayRange[];
};

type OwnDaysProps = {
  own: OwnDaysData;
  year: number;
  typed?: { values: Readonly<Record<string, string>>; errors: FieldErrors };
};

/** What one unit does otherwise than the county: its closed days, its worked days and its hours. */
export function OwnDays({ own, year, typed }: OwnDaysProps) {
  const isWeek = typed?.values.intent === 'own-week';
  return (
    <section id="own" aria-labelledby="own-title">
      <h2 className="section-title" id="own-title">
        {words.of(own.name)}
      </h2>
      <RangeTable title={draft.closedDays} ranges={own.closed} year={year} empty={words.noClosed} removes="remove" />
      <RangeTable title={draft.workedDays} ranges={own.worked} year={year} empty={words.noWorked} removes="remove" />
      {own.showsWeek && (
        <>
          <h2 className="section-title">{weekWords.unitTitle(own.name)}</h2>
          <WeekForm
            values={isWeek ? typed.values : own.week}
            errors={isWeek ? typed.errors : undefined}
            intent="own-week"
          />
        </>
      )}
      {own.hasWeek && (
        <form method="post">
          <Button name="intent" value="drop-week" variant="secondary">
            {words.dropWeek}
          </Button>
        </form>
      )}
    </section>
  );
}
