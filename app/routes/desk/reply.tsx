import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { filledText, optionalText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_LINE, LONGEST_TEXT, loadAct } from '#app/routes/desk/act-page.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const { errors } = deskTexts.acts;
const LINE = { max: LONGEST_LINE, tooLong: errors.tooLong(LONGEST_LINE) };

const PROGRESS = ['done', 'next', 'nextByOn'] as const;
const { done, next, nextBy: nextByOn } = deskTexts.acts.reply;
const LABELS = { done, next, nextByOn };

/** "Done", "next" and "by when" go together or not at all; the day is a real one and not past. */
function replySchema(today: string) {
  return z
    .object({
      text: filledText({
        missing: errors.text(deskTexts.acts.text),
        max: LONGEST_TEXT,
        tooLong: errors.tooLong(LONGEST_TEXT),
      }),
      done: optionalText(LINE),
      next: optionalText(LINE),
      nextByOn: optionalText(LINE),
    })
    .superRefine(({ done, next, nextByOn }, issues) => {
      const add = (field: string, message: string) => issues.addIssue({ code: 'custom', path: [field], message });
      const parts = { done, next, nextByOn };
      const missing = PROGRESS.filter((field) => parts[field] === null);
      if (missing.length > 0 && missing.length < 3)
        for (const field of missing) add(field, errors.progress(LABELS[field]));
      if (nextByOn === null) return;
      if (parseDay(nextByOn) === null) add('nextByOn', errors.day);
      else if (nextByOn < today) add('nextByOn', errors.past);
    });
}

export function loader(args: LoaderFunctionArgs) {
  return loadAct(args, 'reply', ['reply', 'reply_progress']);
}

export async function action(args: ActionFunctionArgs) {
  const { calendar } = currentRules(await getCountyRules(args.context.db));
  return actOnForm(args, replySchema(dayOf(calendar, args.context.clock())), replyToInvestor);
}

export default function Reply({ loaderData, actionData }: { loaderData: ActPageData; actionData?: ActFormData }) {
  const texts = deskTexts.acts.reply;
  const { previews } = loaderData;
  const { values = {}, errors: found = {} } = actionData ?? {};
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[
        { label: texts.plain, sees: texts.sees, preview: previews.reply },
        { label: texts.progress, sees: texts.seesProgress, preview: previews.reply_progress },
      ]}
      submit={<Button>{texts.submit}</Button>}
    >
      <TextArea
        name="text"
        label={deskTexts.acts.text}
        hint={deskTexts.acts.textHint}
        value={values.text}
        error={found.text}
      />
      <p className="hint">{texts.nextByHint}</p>
      <Field name="done" label={texts.done} optional value={values.done} error={found.done} />
      <Field name="next" label={texts.next} optional value={values.next} error={found.next} />
      <Field
        name="nextByOn"
        type="date"
        label={texts.nextBy}
        optional
        width="short"
        value={values.nextByOn}
        error={found.nextByOn}
      />
    </ActPage>
  );
}
