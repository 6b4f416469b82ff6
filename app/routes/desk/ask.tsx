import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { filledText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, LONGEST_TEXT, loadAct, readAct, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';

const { errors } = deskTexts.acts;
const QuestionSchema = z.object({
  text: filledText({ missing: errors.text, max: LONGEST_TEXT, tooLong: errors.tooLong(LONGEST_TEXT) }),
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'ask', ['ask']);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const reference = referenceOf(args);
  const form = await readAct(args.request, QuestionSchema);
  if (!form.ok) return typedAgain(form);
  return afterAct(await askInvestor(ctx, reference, form.value), args, { values: form.value });
}

export default function Ask({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.ask;
  const preview = loaderData.previews.ask;
  const pauses = preview?.clocks.some((clock) => clock.change === 'pauses') ?? false;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ more: texts.more, preview }]}
      note={pauses ? texts.pauses : texts.runs}
      submit={<Button>{texts.submit}</Button>}
    >
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
