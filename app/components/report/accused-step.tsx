import { useTexts } from '#app/components/layout/locale.tsx';
import type { QuestionProps, StepPage } from '#app/components/report/step-page.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { inLocale } from '#app/i18n/index.ts';

export function AccusedQuestion({ page, values, errors }: QuestionProps) {
  const { texts, locale } = useTexts();
  const { accused } = texts.report;
  const chosen = page.answers.accused?.units ?? [];
  const options = page.units
    .filter((unit) => !chosen.includes(unit.id))
    .map((unit) => ({ value: unit.id, label: inLocale(locale, unit.name) }));
  const tick = (name: string) => ({ name, isChecked: values[name] === 'yes', error: errors[name] });
  return (
    <>
      <h1 className="page-title">{accused.q}</h1>
      <p className="hint mb-6">{accused.hint}</p>
      <ChosenUnits page={page} chosen={chosen} />
      <Select
        name="unit"
        label={accused.unit}
        options={options}
        emptyLabel={accused.unitEmpty}
        value={values.unit}
        error={errors.unit}
      />
      <p className="mb-6">
        <Button variant="secondary" name="intent" value="add">
          {accused.add}
        </Button>
      </p>
      <div className="mb-6">
        <Checkbox isInGroup {...tick('headPersonally')} label={accused.head} />
        <Checkbox isInGroup {...tick('countyLeader')} label={accused.leader} hint={accused.leaderHint} />
        <Checkbox isInGroup {...tick('unknown')} label={accused.unknown} hint={accused.unknownHint} />
      </div>
    </>
  );
}

function ChosenUnits({ page, chosen }: { page: StepPage; chosen: readonly string[] }) {
  const { texts, locale } = useTexts();
  const { accused } = texts.report;
  if (chosen.length === 0) return null;
  const units = page.units.filter((unit) => chosen.includes(unit.id));
  return (
    <section aria-labelledby="chosen-units">
      <h2 className="label" id="chosen-units">
        {accused.chosen}
      </h2>
      <ul className="mb-6 border-t border-line">
        {units.map((unit) => (
          <li key={unit.id} className="flex items-center justify-between border-b border-line">
            <span className="min-w-0">{inLocale(locale, unit.name)}</span>
            <span className="ml-4 shrink-0">
              <Button variant="quiet" name="intent" value={`remove:${unit.id}`}>
                {accused.remove}
                <span className="sr-only"> {inLocale(locale, unit.name)}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
