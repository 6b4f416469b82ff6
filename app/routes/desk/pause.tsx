import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { DecisionFields } from '#app/components/desk/decision-fields.tsx';
import { Quoted } from '#app/components/desk/quoted.tsx';
import { useCaseWhen } from '#app/components/desk/when.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, loadAct } from '#app/routes/desk/act-page.server.ts';
import { decisionOf, decisionSchema } from '#app/routes/desk/decision-form.server.ts';
import { decidePause } from '#app/use-cases/decide-pause.server.ts';

const { against } = deskTexts.dateMoves.pause;
const DecisionSchema = decisionSchema('granted', 'declined');

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'decide_pause', ['grant_pause', 'decline_pause']);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(
    args,
    DecisionSchema,
    (ctx, reference, typed) => decidePause(ctx, reference, decisionOf(typed, 'granted')),
    { answer_waits: { outcome: against.answer_waits }, half_used: { outcome: against.half_used } },
  );
}

export default function Pause({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.dateMoves.pause;
  const { previews, view } = loaderData;
  const when = useCaseWhen(view);
  const asked = view.dateMoves.askedPause;
  const stands = view.dateMoves.against?.pause;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        ...(stands ? [] : [{ label: texts.granted, preview: previews.grant_pause }]),
        { label: texts.declined, sees: texts.sees, preview: previews.decline_pause },
      ]}
      note={
        <>
          {asked && (
            <Quoted title={texts.question} words={asked.question}>
              {texts.asked(when(asked.askedAt))}
            </Quoted>
          )}
          {stands && <Notice tone="warn">{against[stands]}</Notice>}
          <p>{texts.note}</p>
        </>
      }
      submit={<Button>{texts.submit}</Button>}
    >
      <DecisionFields
        form={actionData}
        legend={texts.decision}
        options={[
          ...(stands ? [] : [{ value: 'granted', label: texts.granted, hint: texts.grantedHint }]),
          { value: 'declined', label: texts.declined },
        ]}
        reason={deskTexts.dateMoves.reason}
        reasonHint={deskTexts.dateMoves.reasonToLead}
      />
    </ActPage>
  );
}
