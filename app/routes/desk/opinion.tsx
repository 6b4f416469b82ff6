import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { Papers } from '#app/components/staff/papers.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm } from '#app/routes/desk/act-page.server.ts';
import { type JointPageData, loadJoint, paperText } from '#app/routes/desk/joint-page.server.ts';
import { fileOpinion } from '#app/use-cases/file-opinion.server.ts';

const OpinionSchema = z.object({ text: paperText() });

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'file_opinion');
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, OpinionSchema, fileOpinion);
}

export default function Opinion({ loaderData, actionData }: { loaderData: JointPageData; actionData?: ActFormData }) {
  const texts = deskTexts.jointActs;
  const { view, previews } = loaderData;
  return (
    <ActPage
      title={texts.opinion.title}
      page={loaderData}
      form={actionData}
      effects={[{ sees: texts.quiet, preview: previews.filed }]}
      note={texts.opinion.note}
      aside={<Papers view={view} />}
      submit={<Button>{texts.opinion.submit}</Button>}
    >
      <TextArea
        name="text"
        label={texts.opinion.text}
        hint={texts.opinion.textHint}
        value={actionData?.values.text}
        error={actionData?.errors.text}
      />
    </ActPage>
  );
}
