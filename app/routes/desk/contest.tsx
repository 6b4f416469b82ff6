import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { DecisionFields } from '#app/components/desk/decision-fields.tsx';
import { Quoted } from '#app/components/desk/quoted.tsx';
import { useCaseWhen, useWhen } from '#app/components/desk/when.ts';
import { Button } from '#app/components/ui/button.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import type { PauseView } from '#app/domain/date-moves-view.ts';
import { filledText, oneOf } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';

const texts = deskTexts.dateMoves.contest;
const OUTCOMES = ['upheld', 'dismissed'] as const;
const DecisionSchema = z.object({
  outcome: oneOf(OUTCOMES, deskTexts.dateMoves.errors.decision),
  text: filledText({
    missing: deskTexts.dateMoves.errors.reason,
    max: LONGEST_TEXT,
    tooLong: deskTexts.acts.errors.tooLong(LONGEST_TEXT),
  }),
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'decide_contest', ['uphold_contest', 'dismiss_contest']);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, DecisionSchema, decideContest);
}

export default function Contest({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const { previews, view } = loaderData;
  const pause = view.dateMoves.pauses.find(({ contest }) => contest?.decided === null);
  const more = deskTexts.acts.investorWords;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: texts.upheld, more, preview: previews.uphold_contest },
        { label: texts.dismissed, more, preview: previews.dismiss_contest },
      ]}
      note={
        <>
          {pause && <Contested pause={pause} view={view} />}
          <p>{texts.note}</p>
        </>
      }
      submit={<Button>{texts.submit}</Button>}
    >
      <DecisionFields
        form={actionData}
        legend={texts.decision}
        options={[
          { value: 'upheld', label: texts.upheld, hint: texts.upheldHint },
          { value: 'dismissed', label: texts.dismissed, hint: texts.dismissedHint },
        ]}
        reason={deskTexts.dateMoves.reason}
        reasonHint={texts.textHint}
      />
    </ActPage>
  );
}

/** The question, the pause's instants and what the investor wrote against it: all that its decider reads. */
function Contested({ pause, view }: { pause: PauseView; view: Pick<StaffCaseView, 'daysOnly'> }) {
  const { question, delays, from, to, until, contest } = pause;
  const [when, exactly] = [useCaseWhen(view), useWhen()];
  if (!contest) return null;
  return (
    <>
      <Quoted title={texts.question[delays]} words={question}>
        {to ? texts.over(when(from), when(to)) : texts.running(when(from), exactly(until))}
      </Quoted>
      <Quoted title={texts.words} words={contest.words} none={texts.noWords}>
        {texts.contestedAt(when(contest.at))}
        {contest.decideBy && texts.decideBy(exactly(contest.decideBy))}
      </Quoted>
    </>
  );
}
