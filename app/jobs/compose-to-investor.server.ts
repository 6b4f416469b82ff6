import type { KeyRing } from '#app/crypto/keys.server.ts';
import { type AddressedMail, investorNewsMail } from '#app/emails/investor-news.ts';
import { INVESTOR_NEWS, openAddress } from '#app/use-cases/investor-mail.server.ts';
import type { Db } from '#db/client.server.ts';
import { findMailRelay } from '#db/repositories/mail-relays.server.ts';

/** Text and address of a mail to an investor, or a code for why there is none: the mails were stopped meanwhile. */
export async function composeToInvestor(
  { db, keys, origin }: { db: Db; keys: KeyRing; origin: string },
  mail: { template: string; relayKey: string },
): Promise<AddressedMail | 'ESTOPPED' | 'ETEMPLATE'> {
  if (mail.template !== INVESTOR_NEWS) return 'ETEMPLATE';
  const relay = await findMailRelay(db, mail.relayKey);
  if (!relay) return 'ESTOPPED';
  const { email: to, stopToken } = openAddress(keys, relay);
  return { ...investorNewsMail({ locale: relay.locale, origin, stopToken }), to };
}
