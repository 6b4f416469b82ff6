import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFacts, ActPage, type RefusedAct } from '#app/components/oversight/act-page.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { oversightTexts } from '#app/i18n/index.ts';
import { actingOn, answerAct, loadAct, refuseFields } from '#app/routes/oversight/act-on-lead.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';

const words = oversightTexts.acts.conclude;
const { findings } = oversightTexts.conduct;

const FINDINGS = ['substantiated', 'partly_substantiated', 'unfounded', 'not_established'] as const;
const FindingSchema = z.enum(FINDINGS);

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'conclude');
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, reference } = await actingOn(args);
  const chosen = FindingSchema.safeParse((await args.request.formData()).get('finding'));
  if (!chosen.success) return refuseFields({ finding: words.missing });
  return answerAct(await concludeReferral(ctx, reference, chosen.data), reference, findings[chosen.data]);
}

type ConcludeProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** What the check of a lead came to. */
export default function Conclude({ loaderData, actionData }: ConcludeProps) {
  return (
    <ActPage
      facts={loaderData}
      refused={actionData}
      title={words.title}
      intro={words.intro}
      reporterSees={words.reporterSees}
      submit={words.submit}
      noClock={loaderData.isAnonymous ? oversightTexts.acts.noFeedbackClock : undefined}
    >
      <RadioGroup
        name="finding"
        legend={words.legend}
        options={FINDINGS.map((value) => ({ value, label: findings[value] }))}
        error={actionData?.errors?.finding}
      />
    </ActPage>
  );
}
