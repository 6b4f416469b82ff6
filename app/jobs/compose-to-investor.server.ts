import type { KeyRing } from '#app/crypto/keys.server.ts';
import { isCodeOver } from '#app/domain/sign-in-code.ts';
import { type AddressedMail, investorNewsMail, signInCodeMail } from '#app/emails/investor-news.ts';
import { INVESTOR_NEWS, openAddress } from '#app/use-cases/investor-mail.server.ts';
import { codeOf, openMailBox, SIGN_IN_CODE } from '#app/use-cases/sign-in-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { findMailRelay } from '#db/repositories/mail-relays.server.ts';
import { findChallenge } from '#db/repositories/sign-in-challenges.server.ts';

type Given = { db: Db; keys: KeyRing; origin: string; now: Date };

/** Text and address of a mail to an investor, or a code for why there is none: stopped meanwhile, or too late for it. */
export async function composeToInvestor(
  given: Given,
  mail: { template: string; relayKey: string },
): Promise<AddressedMail | 'ESTOPPED' | 'EEXPIRED' | 'ETEMPLATE'> {
  switch (mail.template) {
    case INVESTOR_NEWS:
      return composeNews(given, mail.relayKey);
    case SIGN_IN_CODE:
      return composeCode(given, mail.relayKey);
    default:
      return 'ETEMPLATE';
  }
}

async function composeNews({ db, keys, origin }: Given, relayKey: string): Promise<AddressedMail | 'ESTOPPED'> {
  const relay = await findMailRelay(db, relayKey);
  if (!relay) return 'ESTOPPED';
  const { email: to, stopToken } = openAddress(keys, relay);
  return { ...investorNewsMail({ locale: relay.locale, origin, stopToken }), to };
}

async function composeCode({ db, keys, now }: Given, challengeHash: string): Promise<AddressedMail | 'EEXPIRED'> {
  const challenge = await findChallenge(db, challengeHash);
  if (!challenge || isCodeOver(challenge, now)) return 'EEXPIRED';
  return { ...signInCodeMail(challenge.locale, codeOf(keys, challengeHash)), to: openMailBox(keys, challenge) };
}
