import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { LONGEST_PROCEDURE_DAYS } from '#app/domain/procedure.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { filledText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_LINE, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const texts = deskTexts.dateMoves.procedure;
const { errors } = deskTexts.dateMoves;
const { errors: actErrors } = deskTexts.acts;
const line = (missing: string) => filledText({ missing, max: LONGEST_LINE, tooLong: actErrors.tooLong(LONGEST_LINE) });
function procedureSchema(today: string) {
  const last = formatDay((parseDay(today) ?? 0) + LONGEST_PROCEDURE_DAYS);
  return z.object({
    document: line(errors.document),
    paperKind: line(errors.paperKind),
    dueOn: z
      .string({ error: actErrors.day })
      .refine((day) => parseDay(day) !== null, { error: actErrors.day, abort: true })
      .refine((day) => day > today, errors.dateNotAhead)
      .refine((day) => day <= last, errors.dateTooFar),
    text: filledText({ missing: actErrors.text, max: LONGEST_TEXT, tooLong: actErrors.tooLong(LONGEST_TEXT) }),
  });
}

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'propose_procedure', ['propose_procedure']);
}

export async function action(args: ActionFunctionArgs) {
  const { calendar } = currentRules(await getCountyRules(args.context.db));
  return actOnForm(args, procedureSchema(dayOf(calendar, args.context.clock())), proposeProcedure, {
    date_not_ahead: { dueOn: errors.dateNotAhead },
    nobody_to_approve: { form: errors.nobodyToApprove },
  });
}

export default function Procedure({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const { values = {}, errors: found = {} } = actionData ?? {};
  const { view, previews } = loaderData;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ sees: texts.sees, preview: previews.propose_procedure }]}
      note={texts.note}
      aside={<ReportAside view={view} />}
      submit={<Button>{texts.submit}</Button>}
    >
      <Field
        name="document"
        label={texts.document}
        hint={texts.documentHint}
        value={values.document}
        error={found.document}
      />
      <Field
        name="paperKind"
        label={texts.paperKind}
        hint={texts.paperKindHint}
        value={values.paperKind}
        error={found.paperKind}
      />
      <Field
        name="dueOn"
        type="date"
        width="short"
        label={texts.dueOn}
        hint={texts.dueOnHint}
        value={values.dueOn}
        error={found.dueOn}
      />
      <TextArea name="text" label={texts.text} hint={texts.textHint} value={values.text} error={found.text} />
    </ActPage>
  );
}
