import { CODE_MINUTES } from '#app/domain/sign-in-code.ts';
import { type Email, layOutLines } from '#app/emails/layout.ts';
import { pathFor, textsFor } from '#app/i18n/index.ts';
import type { Locale } from '#app/i18n/locale.ts';

/** A mail with the one address it goes to. */
export type AddressedMail = Email & { to: string };

/**
 * That there is news, in the language of filing: the same words for every case and every event, with the address of the
 * page that asks for the code and the link that stops these mails. No reference, no unit, nothing of the case.
 */
export function investorNewsMail(given: { locale: Locale; origin: string; stopToken: string }): Email {
  const { locale, origin, stopToken } = given;
  const { subject, line, noReply, stop } = textsFor(locale).investorMail;
  return layOutLines(locale, subject, [
    line,
    { href: `${origin}${pathFor(locale, '/track')}` },
    noReply,
    stop,
    { href: `${origin}${pathFor(locale, `/mail/stop?k=${stopToken}`)}` },
  ]);
}

/** The code to sign in with: in the body alone, since subjects are shown on locked screens. */
export function signInCodeMail(locale: Locale, code: string): Email {
  const { mailSubject, mailCode, mailMinutes, mailNotYou } = textsFor(locale).account;
  return layOutLines(locale, mailSubject, [mailCode(code), mailMinutes(CODE_MINUTES), mailNotYou]);
}
