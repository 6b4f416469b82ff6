import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import type { ActFacts, RefusedAct } from '#app/components/oversight/act-page.tsx';
import { ChoiceActPage } from '#app/components/oversight/choice-act-page.tsx';
import { FINDINGS, possibleFindings } from '#app/domain/finding.ts';
import { oneOf } from '#app/http/form.ts';
import { oversightTexts } from '#app/i18n/index.ts';
import { actOnLead, loadAct } from '#app/routes/oversight/act-on-lead.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';

const words = oversightTexts.acts.conclude;
const { findings } = oversightTexts.conduct;

const FindingForm = z.object({ finding: oneOf(FINDINGS, words.missing) }).transform(({ finding }) => finding);

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'conclude');
}

export function action(args: ActionFunctionArgs) {
  return actOnLead(args, {
    field: 'finding',
    schema: FindingForm,
    act: concludeReferral,
    wordOf: (finding) => findings[finding],
    refusals: { contradicts_disposal: words.contradicts },
  });
}

type ConcludeProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** What the check of a lead came to. */
export default function Conclude({ loaderData, actionData }: ConcludeProps) {
  const { isAnonymous, disposal } = loaderData;
  return (
    <ChoiceActPage
      facts={loaderData}
      refused={actionData}
      words={words}
      reporterSees={isAnonymous ? words.anonymousSees : words.reporterSees}
      noClock={isAnonymous ? oversightTexts.acts.noFeedbackClock : undefined}
      name="finding"
      options={possibleFindings(disposal)}
      labels={findings}
    />
  );
}
