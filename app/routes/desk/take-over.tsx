import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { placeOf, queueHref } from '#app/components/desk/queue-place.ts';
import { Papers } from '#app/components/staff/papers.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { oneOf, optionalText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, LONGEST_TEXT, readAct, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { type JointPageData, loadJoint } from '#app/routes/desk/joint-page.server.ts';
import { acceptHandoff, refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';

const ANSWERS = ['accepted', 'refused'] as const;
const { errors } = deskTexts.jointActs;
const HandoffSchema = z
  .object({
    answer: oneOf(ANSWERS, errors.answer),
    text: optionalText({ max: LONGEST_TEXT, tooLong: deskTexts.acts.errors.tooLong(LONGEST_TEXT) }),
  })
  .superRefine(({ answer, text }, issues) => {
    if (answer === 'refused' && text === null) {
      issues.addIssue({ code: 'custom', path: ['text'], message: errors.reason });
    }
  });

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'answer_handoff');
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const reference = referenceOf(args);
  const form = await readAct(args.request, HandoffSchema);
  if (!form.ok) return typedAgain(form);
  const { answer, text } = form.value;
  const values = { answer, text: text ?? '' };
  if (answer === 'accepted') return afterAct(await acceptHandoff(ctx, reference), args, { values });
  const result = await refuseHandoff(ctx, reference, { text: values.text });
  // The unit does not read the case any more: back to its queue.
  if (result.ok) return redirect(queueHref(placeOf(args.request.url), { isDone: true }), 303);
  return afterAct(result, args, { values });
}

export default function TakeOver({ loaderData, actionData }: { loaderData: JointPageData; actionData?: ActFormData }) {
  const texts = deskTexts.jointActs.handoff;
  const { view, previews, ruler } = loaderData;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: texts.accepted, preview: previews.accepted },
        { label: texts.refused, sees: deskTexts.jointActs.quiet, preview: previews.refused },
      ]}
      aside={<Papers view={view} />}
      submit={<Button>{texts.submit}</Button>}
    >
      <RadioGroup
        name="answer"
        legend={texts.answer}
        options={[
          { value: 'accepted', label: texts.accepted, hint: texts.acceptedHint },
          { value: 'refused', label: texts.refused, hint: texts.refusedHint(ruler) },
        ]}
        value={actionData?.values.answer}
        error={actionData?.errors.answer}
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
