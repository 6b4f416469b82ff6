import type { ActFormData } from '#app/components/desk/act-page.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { CheckboxGroup } from '#app/components/ui/choices.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Select, type SelectOption } from '#app/components/ui/select.tsx';
import { deskTexts } from '#app/i18n/index.ts';

export type TriageChoices = { units: SelectOption[]; categories: SelectOption[] };
/** Where the case would go: which kind of handling, and the unit's name. */
export type TriagePlan = { kind: 'lead' | 'outside' | 'discipline' | 'protected'; unit: string | null };

/** Category, accused units, and what makes a report one that the county may not keep. */
export function TriageFields({ choices, form }: { choices: TriageChoices; form?: ActFormData }) {
  const texts = deskTexts.acts.triage;
  const { values = {}, lists = {}, errors = {} } = form ?? {};
  return (
    <>
      <Select
        name="category"
        label={texts.category}
        emptyLabel={deskTexts.acts.answer.choose}
        options={choices.categories}
        value={values.category}
        error={errors.category}
      />
      <div className="[&_fieldset]:flex [&_fieldset]:flex-wrap [&_fieldset]:gap-x-2 [&_.choice]:w-[12.75rem] [&_.hint]:w-full">
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

/** Who will handle it, what the investor will see and what the clocks do, before the hub confirms. */
export function TriagePlanned({ plan }: { plan: TriagePlan }) {
  const texts = deskTexts.acts.triage;
  const unit = plan.unit ?? '';
  const words = {
    lead: { plan: texts.planLead(unit), sees: texts.seesLead(unit), clocks: texts.clocks },
    outside: { plan: texts.planOutside(unit), sees: texts.seesOutside(unit), clocks: texts.clocks },
    discipline: { plan: texts.planDiscipline, sees: texts.seesDiscipline, clocks: texts.clocksEnded },
    protected: { plan: texts.planProtected, sees: texts.seesProtected, clocks: texts.clocksEnded },
  }[plan.kind];
  return (
    <Notice title={texts.planTitle}>
      <span className="block">{words.plan}</span>
      <span className="block">
        {deskTexts.acts.investorSees}：{words.sees}
      </span>
      <span className="block">
        {deskTexts.acts.clocksMove}：{words.clocks}
      </span>
    </Notice>
  );
}
