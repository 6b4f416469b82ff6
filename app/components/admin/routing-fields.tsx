import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Select, type SelectOption } from '#app/components/ui/select.tsx';
import type { RoutingRule } from '#app/domain/department-routing.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.rehearsal.routing;

type RoutingFieldsProps = {
  /** The rule's place: part of the field names. */
  place: number;
  rule: RoutingRule;
  title: string;
  units: readonly SelectOption[];
  values: Readonly<Record<string, string>> | undefined;
  errors: FieldErrors;
};

/** Room for one unit more than there is, up to these. */
export const MOST_CO = 4;
export const MOST_FALLBACK = 4;

/** Lead, co-handlers and who steps in, of one group of categories, folded behind its lead; an empty choice is no unit. */
export function RoutingFields({ place, rule, title, units, values, errors }: RoutingFieldsProps) {
  const typedOr = (name: string, known = '') => values?.[name] ?? known;
  const slots = (list: readonly string[], most: number) => Math.min(most, list.length + 1);
  const lead = `lead_${place}`;
  const hasError = Object.keys(errors).some((name) => name.split('_')[1] === String(place));
  const leadName = units.find((unit) => unit.value === typedOr(lead, rule.lead))?.label;
  return (
    <details className="border-b border-line" open={hasError || undefined}>
      <summary className="py-1">
        <span className="font-bold">{title}</span> <span className="text-ink-2">{leadName}</span>
      </summary>
      <fieldset className="field mt-2">
        <legend className="sr-only">{title}</legend>
        <Select name={lead} label={words.lead_} options={units} value={typedOr(lead, rule.lead)} error={errors[lead]} />
        {Array.from({ length: slots(rule.co, MOST_CO) }, (_, nth) => `co_${place}_${nth}`).map((name, nth) => (
          <Select
            key={name}
            name={name}
            label={words.co(nth + 1)}
            options={units}
            emptyLabel={words.none}
            value={typedOr(name, rule.co[nth])}
            error={errors[name]}
          />
        ))}
        {Array.from({ length: slots(rule.fallback, MOST_FALLBACK) }, (_, nth) => `fallback_${place}_${nth}`).map(
          (name, nth) => (
            <Select
              key={name}
              name={name}
              label={words.fallback(nth + 1)}
              options={units}
              emptyLabel={words.none}
              value={typedOr(name, rule.fallback[nth])}
              error={errors[name]}
            />
          ),
        )}
      </fieldset>
    </details>
  );
}
