import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { DecisionFields } from '#app/components/desk/decision-fields.tsx';
import { ProcedurePaper } from '#app/components/desk/filed-paper.tsx';
import { Quoted } from '#app/components/desk/quoted.tsx';
import { useDayOn } from '#app/components/desk/when.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, loadAct } from '#app/routes/desk/act-page.server.ts';
import { decisionOf, decisionSchema } from '#app/routes/desk/decision-form.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';

const texts = deskTexts.dateMoves.procedureDecision;
const DecisionSchema = decisionSchema('approved', 'declined');

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'decide_procedure', ['approve_procedure', 'decline_procedure']);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(
    args,
    DecisionSchema,
    (ctx, reference, typed) => decideProcedure(ctx, reference, decisionOf(typed, 'approved')),
    { date_not_ahead: { outcome: texts.past }, answer_waits: { outcome: texts.answerWaits } },
  );
}

type DecisionProps = { loaderData: ActPageData; actionData?: ActFormData };

export default function ProcedureDecision({ loaderData, actionData }: DecisionProps) {
  const { previews, view } = loaderData;
  const dayOn = useDayOn();
  const { procedure, against } = view.dateMoves;
  const isAgainst = against?.procedure !== undefined;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        ...(isAgainst ? [] : [{ label: texts.approved, more: texts.more, preview: previews.approve_procedure }]),
        { label: texts.declined, sees: texts.sees, preview: previews.decline_procedure },
      ]}
      note={
        <>
          {procedure && (
            <>
              <p className="font-bold">
                {procedure.paperKind} · {procedure.document}
              </p>
              <p>{texts.dueOn(dayOn(procedure.dueOn))}</p>
              {procedure.paper ? (
                <p>
                  <ProcedurePaper reference={view.reference} paper={procedure.paper} />
                </p>
              ) : (
                <p className="hint">{texts.noPaper}</p>
              )}
              <Quoted title={texts.text} words={procedure.text} />
            </>
          )}
          {isAgainst && <Notice tone="warn">{texts.answerWaits}</Notice>}
          <p>{texts.note}</p>
        </>
      }
      submit={<Button>{texts.submit}</Button>}
    >
      <DecisionFields
        form={actionData}
        legend={texts.decision}
        options={[
          ...(isAgainst ? [] : [{ value: 'approved', label: texts.approved, hint: texts.approvedHint }]),
          { value: 'declined', label: texts.declined, hint: texts.declinedHint },
        ]}
        reason={deskTexts.dateMoves.reason}
        reasonHint={deskTexts.dateMoves.reasonToLead}
      />
    </ActPage>
  );
}
