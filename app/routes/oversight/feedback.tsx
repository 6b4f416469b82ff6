import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type ActFacts, ActPage, type RefusedAct } from '#app/components/oversight/act-page.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { cleanText, countCharacters, LONGEST_SHORT_TEXT } from '#app/domain/typed-text.ts';
import { oversightTexts } from '#app/i18n/index.ts';
import { actingOn, answerAct, loadAct, refuseFields } from '#app/routes/oversight/act-on-lead.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';

const words = oversightTexts.acts.feedback;

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'feed_back');
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, reference } = await actingOn(args);
  const typed = (await args.request.formData()).get('text');
  const text = cleanText(typeof typed === 'string' ? typed : '');
  const length = countCharacters(text);
  if (length === 0) return refuseFields({ text: words.missing });
  if (length > LONGEST_SHORT_TEXT) return refuseFields({ text: words.tooLong(LONGEST_SHORT_TEXT, length) }, text);
  return answerAct(await feedBack(ctx, reference, { text }), reference, text);
}

type FeedbackProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** The result, told to the reporter behind the code. */
export default function Feedback({ loaderData, actionData }: FeedbackProps) {
  return (
    <ActPage
      facts={loaderData}
      refused={actionData}
      title={words.title}
      intro={words.intro}
      reporterSees={loaderData.isConductOnly ? words.conductOnly : words.besides}
      submit={words.submit}
      noClock={loaderData.isAnonymous ? oversightTexts.acts.noFeedbackClock : undefined}
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
