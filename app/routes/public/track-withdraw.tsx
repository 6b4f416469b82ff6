import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { wordMoment } from '#app/components/case/wording.ts';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageForm } from '#app/components/layout/page-form.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { LineNotes } from '#app/components/ui/kept-form.tsx';
import { LONGEST_STORY } from '#app/domain/typed-text.ts';
import { withdrawalTakesEffectAt } from '#app/domain/withdrawal-time.ts';
import { type FormValues, optionalText, parseForm, readForm } from '#app/http/form.ts';
import {
  backToCase,
  hasJustDone,
  type OwnPage,
  ownPage,
  readOwnCase,
  requireOwnCase,
} from '#app/routes/public/own-case.server.ts';
import { takeBackWithdrawal, withdrawReport } from '#app/use-cases/withdraw-report.server.ts';

export const handle = { sendsForm: true };

type WithdrawData = OwnPage & { takesEffect: string };
type Refusal = { values: FormValues; errors: Record<string, string> };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<WithdrawData> {
  const own = await requireOwnCase(context, request);
  const view = await readOwnCase(own);
  if (!view.own.canWithdraw) throw backToCase(own, view.own.withdrawal ? 'withdrawal' : 'changed');
  const takesEffect = wordMoment(own.wording, withdrawalTakesEffectAt(own.ctx.now));
  return { takesEffect, ...ownPage(view) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnCase(context, request);
  const { track, ownActs } = own.wording.texts;
  const schema = z
    .object({
      intent: z.literal('take-back').optional().catch(undefined),
      pressed: z.literal('yes').optional().catch(undefined),
      body: optionalText({ max: LONGEST_STORY, tooLong: track.bodyTooLong }),
    })
    // Words without the tick would go to nobody: the reporter decides who reads them.
    .refine(({ pressed, body }) => pressed !== undefined || body === null, {
      path: ['pressed'],
      message: ownActs.withdrawNoReason,
    });
  const sent = await readForm(request);
  const form = parseForm(schema, sent);
  if (!form.ok) return data<Refusal>({ values: form.values, errors: form.errors }, { status: 400 });
  const { intent, pressed, body } = form.value;
  if (intent) {
    const taken = await takeBackWithdrawal(own.ctx, own.caseId);
    const isTaken = taken.ok || (await hasJustDone(own, 'withdrawal_taken_back', sent.get('openedAt')));
    return backToCase(own, isTaken ? 'takenBack' : 'changed');
  }
  const done = await withdrawReport(own.ctx, own.caseId, { isPressed: pressed !== undefined, words: body });
  // A second click finds it asked for.
  const isAsked = done.ok || (await readOwnCase(own)).own.withdrawal !== null;
  return backToCase(own, isAsked ? 'withdrawal' : 'changed');
}

export default function TrackWithdraw({ loaderData, actionData }: { loaderData: WithdrawData; actionData?: Refusal }) {
  const { texts, path } = useTexts();
  const words = texts.ownActs;
  const { values = {}, errors = {} } = actionData ?? {};
  return (
    <div className="column">
      <PageTitle title={words.withdrawTitle} hasErrors={actionData !== undefined} />
      <BackLink href={path('/track/case')} />
      <ErrorSummary errors={errors} />
      <h1 className="page-title">{words.withdrawQuestion}</h1>
      <div className="prose mb-4">
        <p>{words.withdrawWhen(loaderData.takesEffect)}</p>
        <p>{words.withdrawUntil}</p>
        <p>{words.withdrawAfter}</p>
        <p>{words.withdrawConduct}</p>
      </div>
      <PageForm autoComplete="off">
        <Checkbox
          name="pressed"
          label={words.withdrawPressed}
          hint={words.withdrawPressedHint}
          isChecked={values.pressed === 'yes'}
          error={errors.pressed}
        />
        <TextArea
          name="body"
          label={words.withdrawLabel}
          optional
          rows={3}
          error={errors.body}
          value={values.body}
          autoComplete="off"
        />
        <LineNotes />
        <div className="actions">
          <Button variant="secondary">{words.withdrawSubmit}</Button>
        </div>
      </PageForm>
    </div>
  );
}
