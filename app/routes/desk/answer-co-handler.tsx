import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage } from '#app/components/desk/act-page.tsx';
import { Papers } from '#app/components/staff/papers.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm } from '#app/routes/desk/act-page.server.ts';
import {
  chosenUnit,
  type JointPageData,
  loadJoint,
  paperText,
  UNIT_REFUSED,
} from '#app/routes/desk/joint-page.server.ts';
import { replyToCoHandler } from '#app/use-cases/reply-to-co-handler.server.ts';

const ReplySchema = z.object({ unit: chosenUnit, text: paperText() });

export function loader(args: LoaderFunctionArgs) {
  return loadJoint(args, 'reply_to_co_handler');
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, ReplySchema, replyToCoHandler, UNIT_REFUSED);
}

type ReplyProps = { loaderData: JointPageData; actionData?: ActFormData };

export default function AnswerCoHandler({ loaderData, actionData }: ReplyProps) {
  const texts = deskTexts.jointActs;
  const { view, units, previews } = loaderData;
  return (
    <ActPage
      title={texts.reply.title}
      page={loaderData}
      form={actionData}
      effects={units.map(({ id, name }) => ({
        label: units.length > 1 ? name : undefined,
        sees: texts.quiet,
        preview: previews[id],
      }))}
      note={`${texts.reply.note}${texts.writeNothing}`}
      aside={<Papers view={view} />}
      submit={<Button>{texts.reply.submit}</Button>}
    >
      <RadioGroup
        name="unit"
        legend={texts.unit}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        value={actionData?.values.unit ?? (units.length === 1 ? units[0]?.id : undefined)}
        error={actionData?.errors.unit}
      />
      <TextArea name="text" label={texts.reply.text} value={actionData?.values.text} error={actionData?.errors.text} />
    </ActPage>
  );
}
