import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { deskTexts, textsFor } from '#app/i18n/index.ts';
import { actNamingUnit, type JointPageData, loadJoint } from '#app/routes/desk/joint-page.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'object');
}

export function action(args: ActionFunctionArgs) {
  return actNamingUnit(args, objectToLead);
}

/** Who else would have to handle it, and by what clause. */
export default function ObjectPage({
  loaderData,
  actionData,
}: {
  loaderData: JointPageData;
  actionData?: ActFormData;
}) {
  const texts = deskTexts.jointActs;
  const { view, units, previews } = loaderData;
  const line = textsFor('zh-CN').joint.objected(view.lead?.name.zh ?? '');
  return (
    <ActPage
      title={texts.object.title}
      page={loaderData}
      form={actionData}
      effects={[{ sees: texts.seesLine(line), preview: previews.objected }]}
      note={`${texts.object.note}${texts.object.rule}${texts.writeNothing}`}
      aside={<ReportAside view={view} />}
      submit={<Button>{texts.object.submit}</Button>}
    >
      <Select
        name="unit"
        label={texts.object.unit}
        hint={texts.invite.unitHint}
        emptyLabel={texts.choose}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
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
      <TextArea name="text" label={texts.object.text} value={actionData?.values.text} error={actionData?.errors.text} />
    </ActPage>
  );
}
