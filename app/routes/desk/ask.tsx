import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { SHORTEST_QUESTION } from '#app/domain/sla/question.ts';
import { countCharacters } from '#app/domain/typed-text.ts';
import { filledText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { enterDesk } from '#app/routes/desk/desk-page.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { previewQuestion, type QuestionEffect } from '#app/use-cases/preview-question.server.ts';

type AskData = ActPageData & { question: QuestionEffect | null };

const { errors } = deskTexts.acts;
const QuestionSchema = z.object({
  text: filledText({
    missing: errors.text(deskTexts.acts.ask.text),
    max: LONGEST_TEXT,
    tooLong: errors.tooLong(LONGEST_TEXT),
  }).refine(
    (text) => text === '' || countCharacters(text) >= SHORTEST_QUESTION,
    deskTexts.dateMoves.ask.tooShort(SHORTEST_QUESTION),
  ),
});

export async function loader(args: LoaderFunctionArgs) {
  const loaded = await loadAct(args, 'ask', ['ask']);
  const { ctx } = await enterDesk(args);
  const page: AskData = { ...loaded.data, question: await previewQuestion(ctx, loaded.data.view.reference) };
  return data(page, loaded.init ?? undefined);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, QuestionSchema, askInvestor);
}

export default function Ask({ loaderData, actionData }: { loaderData: AskData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.ask;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ more: texts.more, preview: loaderData.previews.ask }]}
      note={
        loaderData.question && (
          <>
            <WhatItDoes question={loaderData.question} />
            {loaderData.view.dateMoves.askedPause && <Notice tone="warn">{deskTexts.dateMoves.ask.replaces}</Notice>}
          </>
        )
      }
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

/** Whether the question pauses, before it is sent. */
function WhatItDoes({ question: { pause, decider, why, inReview } }: { question: QuestionEffect }) {
  const words = deskTexts.dateMoves.ask;
  if (pause === 'pauses') return <p>{inReview ? words.pausesReview : words.pauses}</p>;
  if (pause === 'needs_grant') return <p>{decider ? words.needsGrant(decider.name.zh) : words.nobody}</p>;
  return (
    <Notice tone="warn">
      {words.runs}
      {why && words.why[why]}
    </Notice>
  );
}
