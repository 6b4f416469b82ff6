import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { SPECIAL_CAUSES } from '#app/domain/special-report.ts';
import { oneOf } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, loadAct } from '#app/routes/desk/act-page.server.ts';
import { enterDesk } from '#app/routes/desk/desk-page.server.ts';
import { paperText, UNIT_REFUSED } from '#app/routes/desk/joint-page.server.ts';
import { listReportableUnits, reportSpecially } from '#app/use-cases/report-specially.server.ts';

const { errors, specialReport: texts } = deskTexts.jointActs;
const ReportSchema = z.object({
  cause: oneOf(SPECIAL_CAUSES, errors.cause),
  unit: z.string().default(''),
  text: paperText(),
});

type ReportData = ActPageData & { units: { id: string; name: string }[] };

export async function loader(args: LoaderFunctionArgs) {
  const loaded = await loadAct(args, 'report_specially', []);
  const { ctx } = await enterDesk(args);
  const units = loaded.data.isStale ? [] : await listReportableUnits(ctx, loaded.data.view.reference);
  return data<ReportData>({ ...loaded.data, units }, loaded.init ?? undefined);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(
    args,
    ReportSchema,
    (ctx, reference, { unit, ...report }) => reportSpecially(ctx, reference, { ...report, unit: unit || null }),
    UNIT_REFUSED,
  );
}

/** The hub's own word to discipline inspection. */
export default function SpecialReport({
  loaderData,
  actionData,
}: {
  loaderData: ReportData;
  actionData?: ActFormData;
}) {
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[]}
      note={
        <>
          <p>{texts.note}</p>
          <p>{texts.sees}</p>
        </>
      }
      submit={<Button>{texts.submit}</Button>}
    >
      <RadioGroup
        name="cause"
        legend={texts.cause}
        options={SPECIAL_CAUSES.map((cause) => ({ value: cause, label: texts.causes[cause] }))}
        value={actionData?.values.cause}
        error={actionData?.errors.cause}
      />
      <Select
        name="unit"
        label={texts.unit}
        emptyLabel={texts.noUnit}
        options={loaderData.units.map(({ id, name }) => ({ value: id, label: name }))}
        value={actionData?.values.unit}
        error={actionData?.errors.unit}
      />
      <TextArea
        name="text"
        label={texts.text}
        hint={texts.textHint}
        value={actionData?.values.text}
        error={actionData?.errors.text}
      />
    </ActPage>
  );
}
