import type { ActFormData } from '#app/components/desk/act-page.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/components/ui/choices.tsx';
import { Select, type SelectOption } from '#app/components/ui/select.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import { deskTexts } from '#app/i18n/index.ts';

export type TriageChoices = { units: SelectOption[]; categories: SelectOption[] };

type TriageFieldsProps = { choices: TriageChoices; view: StaffCaseView; form?: ActFormData };

/** Category, accused units, and what makes a report one that the county may not keep; what the investor said is chosen. */
export function TriageFields({ choices, view, form }: TriageFieldsProps) {
  const texts = deskTexts.acts.triage;
  const { values, lists, errors } = form ?? saidByInvestor(view);
  return (
    <>
      <p className="hint">{texts.investorSaid(categorySaid(view), unitsSaid(view))}</p>
      <Select
        name="category"
        label={texts.category}
        emptyLabel={deskTexts.acts.answer.choose}
        options={choices.categories}
        value={values.category}
        error={errors.category}
      />
      <div className="[&_fieldset]:flex [&_fieldset]:flex-wrap [&_fieldset]:gap-x-2 [&_.choice]:w-[calc(50%-0.25rem)] [&_.choice]:sm:w-[12.75rem] [&_.hint]:w-full">
        <CheckboxGroup
          name="units"
          legend={texts.units}
          hint={texts.unitsHint}
          options={choices.units}
          values={lists.units}
          error={errors.units}
        />
      </div>
      <Checkbox name="noUnit" label={texts.noUnit} isChecked={values.noUnit === 'yes'} />
      <Checkbox name="countyLeader" label={texts.countyLeader} isChecked={values.countyLeader === 'yes'} />
      <Checkbox name="headPersonally" label={texts.headPersonally} isChecked={values.headPersonally === 'yes'} />
    </>
  );
}

function saidByInvestor({ category, text }: StaffCaseView): Omit<ActFormData, 'isStale'> {
  const values: Record<string, string> = {};
  if (category) values.category = category.code;
  if (text?.headPersonally) values.headPersonally = 'yes';
  return { values, lists: { units: text?.accused.map((unit) => unit.id) ?? [] }, errors: {} };
}

function categorySaid({ category, text }: StaffCaseView): string {
  return category?.name.zh ?? text?.groupName?.zh ?? deskTexts.case.noCategory;
}

function unitsSaid({ text }: StaffCaseView): string {
  return text?.accused.map((unit) => unit.name.zh).join('、') || deskTexts.acts.triage.noneSaid;
}
