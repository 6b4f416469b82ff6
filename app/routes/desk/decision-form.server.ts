import { z } from 'zod';
import { oneOf, optionalText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { LONGEST_TEXT } from '#app/routes/desk/act-page.server.ts';

const { errors } = deskTexts.dateMoves;

/** A decision of two ways, of which the second has to say why. */
export function decisionSchema<const Yes extends string, const No extends string>(yes: Yes, no: No) {
  const text = optionalText({ max: LONGEST_TEXT, tooLong: deskTexts.acts.errors.tooLong(LONGEST_TEXT) });
  return z.object({ outcome: oneOf([yes, no], errors.decision), text }).superRefine((given, issues) => {
    if (given.outcome !== no || given.text !== null) return;
    issues.addIssue({ code: 'custom', path: ['text'], message: errors.reason });
  });
}

/** What was decided: the first way says nothing more, the second why. */
export function decisionOf<Yes extends string, No extends string>(
  { outcome, text }: { outcome: Yes | No; text: string | null },
  yes: Yes,
): { outcome: Yes } | { outcome: No; reason: string } {
  return outcome === yes ? { outcome: yes } : { outcome: outcome as No, reason: text ?? '' };
}
