import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { clockRow } from '#app/domain/sla/policy.ts';
import { filledText, oneOf } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { decideReview } from '#app/use-cases/decide-review.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const OUTCOMES = ['for_investor', 'in_part', 'cannot_be_met', 'other_channel'] as const;
const { errors } = deskTexts.acts;
const ReviewSchema = z.object({
  outcome: oneOf(OUTCOMES, errors.decision),
  text: filledText({
    missing: errors.text(deskTexts.acts.review.text),
    max: LONGEST_TEXT,
    tooLong: errors.tooLong(LONGEST_TEXT),
  }),
  misconduct: z.literal('yes', { error: errors.form }).optional(),
});

type ReviewData = ActPageData & { receiptDays: number };

export async function loader(args: LoaderFunctionArgs) {
  const loaded = await loadAct(args, 'decide_review', ['decide_review']);
  const { policy } = currentRules(await getCountyRules(args.context.db));
  const receiptDays = clockRow(policy, 'referral_receipt', { kind: 'report' }).target ?? 0;
  const page: ReviewData = { ...loaded.data, receiptDays };
  return data(page, loaded.init ?? undefined);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, ReviewSchema, (ctx, reference, { misconduct, ...decision }) =>
    decideReview(ctx, reference, { ...decision, misconduct: misconduct === 'yes' }),
  );
}

export default function Review({ loaderData, actionData }: { loaderData: ReviewData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.review;
  const { previews } = loaderData;
  const { values = {}, errors: found = {} } = actionData ?? {};
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: texts.plain, more: texts.more, preview: previews.decide_review },
        // The same whether something was referred before: the reviewing unit does not hear of the conduct track.
        {
          label: texts.withMisconduct,
          sees: texts.seesMisconduct,
          preview: previews.decide_review,
          footer: <p>{texts.receipt(loaderData.receiptDays)}</p>,
        },
      ]}
      aside={<ReportAside view={loaderData.view} />}
      submit={<Button>{texts.submit}</Button>}
    >
      <RadioGroup
        name="outcome"
        legend={texts.decision}
        options={OUTCOMES.map((value) => ({
          value,
          label: deskTexts.words.reviewOutcomes[value],
          hint: texts.outcomeHints[value],
        }))}
        value={values.outcome}
        error={found.outcome}
      />
      <TextArea name="text" label={texts.text} hint={deskTexts.acts.textHint} value={values.text} error={found.text} />
      <Checkbox
        name="misconduct"
        label={texts.misconduct}
        hint={texts.misconductHint}
        isChecked={values.misconduct === 'yes'}
      />
    </ActPage>
  );
}
