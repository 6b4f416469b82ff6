import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { useCaseWhen } from '#app/components/desk/when.ts';
import { Papers } from '#app/components/staff/papers.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm } from '#app/routes/desk/act-page.server.ts';
import { type JointPageData, loadJoint, paperText } from '#app/routes/desk/joint-page.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';

const RequestSchema = z.object({ text: paperText() });

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'ask_lead');
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, RequestSchema, askLead);
}

export default function AskLead({ loaderData, actionData }: { loaderData: JointPageData; actionData?: ActFormData }) {
  const texts = deskTexts.jointActs;
  const { view, previews } = loaderData;
  const when = useCaseWhen(view);
  const pausedUntil = previews.asked?.clocks.find(({ change }) => change === 'pauses')?.pausedUntil ?? null;
  return (
    <ActPage
      title={texts.askLead.title}
      page={loaderData}
      form={actionData}
      effects={[{ sees: texts.quiet, preview: previews.asked }]}
      note={
        <>
          {previews.asked && <p>{pausedUntil ? texts.askLead.pauses(when(pausedUntil)) : texts.askLead.runs}</p>}
          <p>{texts.askLead.note}</p>
        </>
      }
      aside={<Papers view={view} />}
      submit={<Button>{texts.askLead.submit}</Button>}
    >
      <TextArea
        name="text"
        label={texts.askLead.text}
        value={actionData?.values.text}
        error={actionData?.errors.text}
      />
    </ActPage>
  );
}
