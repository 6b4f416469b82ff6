import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { Papers } from '#app/components/staff/papers.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { actNamingUnit, type JointPageData, loadJoint } from '#app/routes/desk/joint-page.server.ts';
import { ruleOnHandoff } from '#app/use-cases/rule-on-handoff.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'rule');
}

export function action(args: ActionFunctionArgs) {
  return actNamingUnit(args, ruleOnHandoff);
}

export default function Rule({ loaderData, actionData }: { loaderData: JointPageData; actionData?: ActFormData }) {
  const texts = deskTexts.jointActs;
  const { view, units, previews, ruler } = loaderData;
  return (
    <ActPage
      title={texts.rule.title}
      page={loaderData}
      form={actionData}
      effects={units.slice(0, 2).map(({ id, name }) => ({ label: name, preview: previews[id] }))}
      note={ruler && texts.rule.issued(ruler)}
      aside={<Papers view={view} />}
      submit={<Button>{texts.rule.submit}</Button>}
    >
      <RadioGroup
        name="unit"
        legend={texts.rule.unit}
        options={units.map(({ id, name }, place) => ({
          value: id,
          label: place === 0 ? texts.rule.kept(name) : place === 1 ? texts.rule.named(name) : name,
        }))}
        value={actionData?.values.unit}
        error={actionData?.errors.unit}
      />
      <Field
        name="clause"
        label={texts.clause}
        hint={texts.clauseHint}
        value={actionData?.values.clause}
        error={actionData?.errors.clause}
      />
      <TextArea name="text" label={texts.rule.text} value={actionData?.values.text} error={actionData?.errors.text} />
    </ActPage>
  );
}
