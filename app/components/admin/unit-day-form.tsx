import { RangeFields } from '#app/components/admin/day-forms.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Select, type SelectOption } from '#app/components/ui/select.tsx';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars.unitDays;

type UnitDayFormProps = {
  units: readonly SelectOption[];
  values: Readonly<Record<string, string>>;
  errors?: FieldErrors;
  year: number;
};

/** Days on which a unit is closed or works otherwise than the county; also the way to a week of its own. */
export function UnitDayForm({ units, values, errors, year }: UnitDayFormProps) {
  return (
    <form method="post" className="column">
      <h2 className="section-title">{words.addTitle}</h2>
      <Select
        name="unit"
        label={words.unit}
        options={units}
        emptyLabel={words.choose}
        value={values.unit}
        error={errors?.unit}
      />
      <RadioGroup
        name="how"
        legend={words.how}
        options={[
          { value: 'closed', label: words.closed },
          { value: 'worked', label: words.worked },
        ]}
        value={values.how === 'worked' ? 'worked' : 'closed'}
      />
      <RangeFields {...{ values, errors, year }} />
      <Field
        name="name"
        label={words.reason}
        hint={words.reasonHint}
        value={values.name}
        error={errors?.name}
        width="short"
      />
      <div className="actions">
        <Button name="intent" value="add" variant="secondary">
          {words.add}
        </Button>
        <Button name="intent" value="week" variant="quiet">
          {words.openWeek}
        </Button>
      </div>
    </form>
  );
}
