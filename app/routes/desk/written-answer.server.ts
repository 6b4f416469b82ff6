import type { ActionFunctionArgs } from 'react-router';
import { z } from 'zod';
import { filledText, oneOf, optionalText, parseForm } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, LONGEST_LINE, LONGEST_TEXT, typedAgain, typedValues } from '#app/routes/desk/act-page.server.ts';
import { answerInWriting, type WrittenAnswer } from '#app/use-cases/answer-in-writing.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

const { errors, inWriting } = deskTexts.acts;
const PARTS = ['basisDocument', 'basisArticle', 'gap', 'route', 'officer', 'phone'] as const;
const MISSING: Record<(typeof PARTS)[number], string> = {
  basisDocument: errors.basisDocument,
  basisArticle: errors.basisArticle,
  ...inWriting.errors,
};
const line = optionalText({ max: LONGEST_LINE, tooLong: errors.tooLong(LONGEST_LINE) });
const WrittenSchema = z
  .object({
    outcome: oneOf(['refused', 'not_refused'], errors.outcome),
    text: filledText({ missing: inWriting.errors.text, max: LONGEST_TEXT, tooLong: errors.tooLong(LONGEST_TEXT) }),
    basisDocument: line,
    basisArticle: line,
    gap: line,
    route: line,
    officer: line,
    phone: line,
  })
  .superRefine((answer, issues) => {
    if (answer.outcome !== 'refused') return;
    for (const part of PARTS) {
      if (!answer[part]) issues.addIssue({ code: 'custom', path: [part], message: MISSING[part] });
    }
  });

/** The POST of a written answer: all four parts of a refusal, or what happens next. */
export async function postWrittenAnswer(
  args: ActionFunctionArgs,
  ctx: StaffContext,
  { reference, fields }: { reference: string; fields: FormData },
) {
  const form = parseForm(WrittenSchema, fields);
  if (!form.ok) return typedAgain(form);
  return afterAct(await answerInWriting(ctx, reference, answerOf(form.value)), args, {
    values: typedValues(form.value),
  });
}

function answerOf({ outcome, text, ...parts }: z.output<typeof WrittenSchema>): WrittenAnswer {
  if (outcome !== 'refused') return { outcome: 'not_refused', text };
  const { basisDocument, basisArticle, gap, route, officer, phone } = parts;
  return {
    outcome: 'refused',
    text,
    basis: { document: basisDocument ?? '', article: basisArticle ?? '' },
    refusal: { gap: gap ?? '', route: route ?? '', officer: officer ?? '', phone: phone ?? '' },
  };
}
