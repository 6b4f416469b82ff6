import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { DecisionFields } from '#app/components/desk/decision-fields.tsx';
import { Quoted } from '#app/components/desk/quoted.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { deskTexts, formatDay } from '#app/i18n/index.ts';
import { afterAct, loadAct, readAct, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { decisionSchema, typedDecision } from '#app/routes/desk/decision-form.server.ts';
import { enterDesk, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';

const texts = deskTexts.dateMoves.procedureDecision;
const DecisionSchema = decisionSchema('approved', 'declined');

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'decide_procedure', ['approve_procedure', 'decline_procedure']);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const reference = referenceOf(args);
  const form = await readAct(args.request, DecisionSchema);
  if (!form.ok) return typedAgain(form);
  const { outcome, text } = form.value;
  const decision = outcome === 'approved' ? ({ outcome } as const) : { outcome, reason: text ?? '' };
  const result = await decideProcedure(ctx, reference, decision);
  const typed = typedDecision(form.value);
  if (!result.ok && result.reason === 'date_not_ahead') {
    return typedAgain({ ...typed, lists: {}, errors: { outcome: texts.past } });
  }
  return afterAct(result, args, typed);
}

type DecisionProps = { loaderData: ActPageData; actionData?: ActFormData };

export default function ProcedureDecision({ loaderData, actionData }: DecisionProps) {
  const { previews, view } = loaderData;
  const { procedure } = view.dateMoves;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: texts.approved, more: texts.more, preview: previews.approve_procedure },
        { label: texts.declined, sees: texts.sees, preview: previews.decline_procedure },
      ]}
      note={
        <>
          {procedure && (
            <>
              <p className="font-bold">
                {procedure.paperKind} · {procedure.document}
              </p>
              <p>{texts.dueOn(formatDay(procedure.dueOn, 'zh-CN'))}</p>
              <Quoted title={texts.text} words={procedure.text} />
            </>
          )}
          <p>{texts.note}</p>
        </>
      }
      submit={<Button>{texts.submit}</Button>}
    >
      <DecisionFields
        form={actionData}
        legend={texts.decision}
        options={[
          { value: 'approved', label: texts.approved, hint: texts.approvedHint },
          { value: 'declined', label: texts.declined, hint: texts.declinedHint },
        ]}
        reason={deskTexts.dateMoves.reason}
        reasonHint={deskTexts.dateMoves.reasonToLead}
      />
    </ActPage>
  );
}
