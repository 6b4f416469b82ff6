import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { dueWords } from '#app/components/desk/due-words.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import type { StaffCaseView } from '#app/domain/case-view.ts';
import { EXTENSION_DAYS } from '#app/domain/sla/extension.ts';
import { filledText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';

const texts = deskTexts.dateMoves.extension;
const { errors } = deskTexts.dateMoves;
const ExtensionSchema = z.object({
  days: z
    .string({ error: errors.days })
    .transform((typed) => EXTENSION_DAYS.find((days) => String(days) === typed))
    .refine((days) => days !== undefined, errors.days),
  text: filledText({
    missing: errors.reason,
    max: LONGEST_TEXT,
    tooLong: deskTexts.acts.errors.tooLong(LONGEST_TEXT),
  }),
});

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'ask_extension', ['extend_1', 'extend_2', 'extend_3']);
}

export function action(args: ActionFunctionArgs) {
  return actOnForm(args, ExtensionSchema, (ctx, reference, { days = 1, text }) =>
    askExtension(ctx, reference, { days, reason: text }),
  );
}

export default function Extension({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const when = useWhen();
  const { previews, view } = loaderData;
  const now = openResolution(view)?.dueAt ?? null;
  const moves = EXTENSION_DAYS.map((days) => {
    const moved = previews[`extend_${days}`]?.clocks.find(({ kind }) => kind === 'resolution');
    const to = moved?.dueAt && dueWords(when(moved.dueAt), moved.provisional);
    return { days, hint: now && to ? texts.moves(when(now), to) : texts.movesOpen };
  });
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[{ label: texts.afterGrant, sees: texts.more }]}
      note={texts.note}
      aside={<ReportAside view={view} />}
      stale={whyNot(view)}
      submit={<Button>{texts.submit}</Button>}
    >
      <RadioGroup
        name="days"
        legend={texts.days}
        options={moves.map(({ days, hint }) => ({ value: String(days), label: texts.option(days), hint }))}
        value={actionData?.values.days}
        error={actionData?.errors.days}
      />
      <TextArea
        name="text"
        label={texts.reason}
        hint={texts.reasonHint}
        value={actionData?.values.text}
        error={actionData?.errors.text}
      />
    </ActPage>
  );
}

function openResolution({ clocks }: StaffCaseView) {
  return clocks.findLast((clock) => clock.kind === 'resolution' && !clock.stoppedAt && clock.endedReason === null);
}

/** A late request and a second one are told apart from "somebody was faster". */
function whyNot(view: StaffCaseView) {
  if (openResolution(view)?.breachedAt) return { title: texts.lateTitle, sentence: texts.late };
  if (view.dateMoves.extension) return { title: texts.twiceTitle, sentence: texts.twice };
  return undefined;
}
