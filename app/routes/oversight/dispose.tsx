import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFacts, ActPage, type RefusedAct } from '#app/components/oversight/act-page.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { oversightTexts } from '#app/i18n/index.ts';
import { actingOn, answerAct, loadAct, refuseFields } from '#app/routes/oversight/act-on-lead.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';

const words = oversightTexts.acts.dispose;
const { disposals } = oversightTexts.conduct;

const DISPOSALS = ['talk_or_letter', 'preliminary_check', 'keep_for_reference', 'close_lead'] as const;
const DisposalSchema = z.enum(DISPOSALS);

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'dispose');
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, reference } = await actingOn(args);
  const chosen = DisposalSchema.safeParse((await args.request.formData()).get('disposal'));
  if (!chosen.success) return refuseFields({ disposal: words.missing });
  return answerAct(await disposeReferral(ctx, reference, chosen.data), reference, disposals[chosen.data]);
}

type DisposeProps = { loaderData: ActFacts; actionData?: RefusedAct };

/** One of the four disposals of a lead. */
export default function Dispose({ loaderData, actionData }: DisposeProps) {
  return (
    <ActPage
      facts={loaderData}
      refused={actionData}
      title={words.title}
      intro={words.intro}
      reporterSees={words.reporterSees}
      submit={words.submit}
    >
      <RadioGroup
        name="disposal"
        legend={words.legend}
        options={DISPOSALS.map((value) => ({ value, label: disposals[value] }))}
        error={actionData?.errors?.disposal}
      />
    </ActPage>
  );
}
