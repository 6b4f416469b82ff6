import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFacts, ActPage, type RefusedAct } from '#app/components/oversight/act-page.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { countCharacters, LONGEST_SHORT_TEXT } from '#app/domain/typed-text.ts';
import { oversightTexts } from '#app/i18n/index.ts';
import { actOnLead, loadAct } from '#app/routes/oversight/act-on-lead.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';

const words = oversightTexts.acts.feedback;

const FeedbackForm = z
  .object({
    text: z
      .string({ error: words.missing })
      .min(1, words.missing)
      .refine((text) => countCharacters(text) <= LONGEST_SHORT_TEXT, {
        error: ({ input }) => words.tooLong(LONGEST_SHORT_TEXT, countCharacters(String(input))),
      }),
  })
  .transform(({ text }) => text);

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'feed_back');
}

export function action(args: ActionFunctionArgs) {
  return actOnLead(args, {
    field: 'text',
    schema: FeedbackForm,
    act: (ctx, reference, text) => feedBack(ctx, reference, { text }),
  });
}

type FeedbackProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** The result, told to the reporter behind the code. */
export default function Feedback({ loaderData, actionData }: FeedbackProps) {
  const { isConductOnly, isAnonymous } = loaderData;
  return (
    <ActPage
      facts={loaderData}
      refused={actionData}
      words={words}
      reporterSees={isConductOnly ? words.conductOnly : words.besides}
      noClock={isAnonymous ? oversightTexts.acts.noFeedbackClock : undefined}
    >
      <TextArea
        name="text"
        label={words.label}
        hint={words.hint(LONGEST_SHORT_TEXT)}
        value={actionData?.typed}
        error={actionData?.errors?.text}
      />
    </ActPage>
  );
}
