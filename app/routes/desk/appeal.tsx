import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { filledText, oneOf } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';

const OUTCOMES = ['accepted', 'upheld'] as const;
const { errors } = deskTexts.acts;
const DecisionSchema = z.object({
  outcome: oneOf(OUTCOMES, errors.decision),
  text: filledText({
    missing: errors.text(deskTexts.acts.text),
    max: LONGEST_TEXT,
    tooLong: errors.tooLong(LONGEST_TEXT),
  }),
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'decide_appeal', ['appeal_accepted', 'appeal_upheld']);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, DecisionSchema, decideAppeal);
}

export default function Appeal({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.appeal;
  const { previews, view } = loaderData;
  const isOutside = view.route === 'outside';
  const accepted = isOutside ? texts.acceptedOutside : texts.accepted;
  const more = deskTexts.acts.investorWords;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: accepted, more, preview: previews.appeal_accepted },
        { label: texts.upheld, more, preview: previews.appeal_upheld },
      ]}
      note={isOutside ? texts.noteOutside : texts.note}
      aside={<ReportAside view={view} />}
      submit={<Button>{texts.submit}</Button>}
    >
      <RadioGroup
        name="outcome"
        legend={texts.decision}
        options={OUTCOMES.map((value) => ({ value, label: { accepted, upheld: texts.upheld }[value] }))}
        value={actionData?.values.outcome}
        error={actionData?.errors.outcome}
      />
      <TextArea
        name="text"
        label={deskTexts.acts.text}
        hint={deskTexts.acts.textHint}
        value={actionData?.values.text}
        error={actionData?.errors.text}
      />
    </ActPage>
  );
}
