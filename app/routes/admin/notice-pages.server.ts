import { data } from 'react-router';
import { type PublicNotice, readNoticeNumber } from '#app/domain/public-notice.ts';
import type { Db } from '#db/client.server.ts';
import { findNotice } from '#db/repositories/public-notices.server.ts';

/** The notice of this number in an address. Throws 404 where there is none. */
export async function requireNotice(db: Db, id: string | undefined): Promise<PublicNotice> {
  const number = readNoticeNumber(id);
  const notice = number === null ? null : await findNotice(db, number);
  if (!notice) throw data(null, 404);
  return notice;
}
