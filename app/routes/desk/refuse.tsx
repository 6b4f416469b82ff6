import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { filledText, oneOf } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_LINE, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';

const REASONS = [
  'civil_dispute',
  'litigation_or_arbitration',
  'other_body',
  'same_matter',
  'no_facts',
  'outside_remit',
] as const;
const { errors } = deskTexts.acts;
const RefusalSchema = z.object({
  reason: oneOf(REASONS, errors.reason),
  rightChannel: filledText({
    missing: errors.rightChannel,
    max: LONGEST_LINE,
    tooLong: errors.tooLong(LONGEST_LINE),
  }),
  text: filledText({
    missing: errors.text(deskTexts.acts.refuse.text),
    max: LONGEST_TEXT,
    tooLong: errors.tooLong(LONGEST_TEXT),
  }),
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'refuse', ['refuse']);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, RefusalSchema, refuseCase);
}

export default function Refuse({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.refuse;
  const { reason, rightChannel, text } = actionData?.values ?? {};
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ more: texts.more, preview: loaderData.previews.refuse }]}
      aside={<ReportAside view={loaderData.view} />}
      submit={<Button>{texts.submit}</Button>}
    >
      <RadioGroup
        name="reason"
        legend={texts.reason}
        options={REASONS.map((value) => ({ value, label: deskTexts.words.refusalReasons[value] }))}
        value={reason}
        error={actionData?.errors.reason}
      />
      <Field
        name="rightChannel"
        label={texts.rightChannel}
        hint={texts.rightChannelHint}
        value={rightChannel}
        error={actionData?.errors.rightChannel}
      />
      <TextArea name="text" label={texts.text} hint={texts.textHint} value={text} error={actionData?.errors.text} />
    </ActPage>
  );
}
