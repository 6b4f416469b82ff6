import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { deskTexts, textsFor } from '#app/i18n/index.ts';
import { afterAct, readAct, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import {
  chosenUnit,
  dutyClause,
  type JointPageData,
  loadJoint,
  paperText,
} from '#app/routes/desk/joint-page.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';

const { errors } = deskTexts.jointActs;
const ObjectionSchema = z.object({ unit: chosenUnit, clause: dutyClause, text: paperText(errors.reason) });

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'object');
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const reference = referenceOf(args);
  const form = await readAct(args.request, ObjectionSchema);
  if (!form.ok) return typedAgain(form);
  const result = await objectToLead(ctx, reference, form.value);
  if (result.ok || result.reason !== 'unknown_unit') return afterAct(result, args, { values: form.value });
  return typedAgain({ values: form.value, lists: {}, errors: { unit: errors.otherUnit } });
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
