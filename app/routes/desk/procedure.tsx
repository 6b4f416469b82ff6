import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { LONGEST_PROCEDURE_DAYS } from '#app/domain/procedure.ts';
import { PROOF_MEDIA_TYPES } from '#app/domain/proof.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { formatDay, parseDay } from '#app/domain/sla/civil-day.ts';
import { filledText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import {
  afterAct,
  LONGEST_LINE,
  LONGEST_TEXT,
  loadAct,
  typedAgain,
  typedValues,
} from '#app/routes/desk/act-page.server.ts';
import { enterDesk, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { readFormWithFile, refusedFileWords, storeUpload } from '#app/routes/desk/proof-upload.server.ts';
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
    text: filledText({
      missing: actErrors.text(texts.text),
      max: LONGEST_TEXT,
      tooLong: actErrors.tooLong(LONGEST_TEXT),
    }),
  });
}

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'propose_procedure', ['propose_procedure']);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const { calendar } = currentRules(await getCountyRules(ctx.db));
  const schema = procedureSchema(dayOf(calendar, ctx.now));
  const form = await readFormWithFile(args.request, { schema, field: 'paper', missing: errors.paper });
  if (!form.ok) return typedAgain(form);
  const typed = { values: typedValues(form.value) };
  const { may, reference } = await openDeskCase(args, ctx);
  // Before anything is stored: a file without a case would only be an orphan.
  if (!may.includes('propose_procedure')) return afterAct({ ok: false, reason: 'not_allowed' }, args, typed);
  const stored = await storeUpload(args, 'procedure_paper', form.file);
  if (!stored.ok) {
    return typedAgain({ ...typed, lists: {}, errors: { paper: refusedFileWords(stored.reason, errors.paper) } });
  }
  const result = await proposeProcedure(ctx, reference, { ...form.value, paper: stored.proof });
  const refusal = result.ok ? undefined : REFUSALS[result.reason];
  return refusal ? typedAgain({ ...typed, lists: {}, errors: refusal }) : afterAct(result, args, typed);
}

const REFUSALS: Partial<Record<string, ActFormData['errors']>> = {
  date_not_ahead: { dueOn: errors.dateNotAhead },
  nobody_to_approve: { form: errors.nobodyToApprove },
};

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
      isUpload
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
      {/* Last: of a file that is too long, what stands before it is still read. */}
      <Field
        name="paper"
        type="file"
        accept={PROOF_MEDIA_TYPES.join(',')}
        label={texts.paper}
        hint={actionData ? `${texts.paperHint}${deskTexts.acts.answer.proofAgain}` : texts.paperHint}
        error={found.paper}
      />
    </ActPage>
  );
}
