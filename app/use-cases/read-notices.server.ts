import { currentRules } from '#app/domain/county-rules.ts';
import { isPublic, type PublicNotice } from '#app/domain/public-notice.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  findCorrection,
  findNotice,
  listAllNotices,
  listPublicNotices,
  listStandingNotices,
} from '#db/repositories/public-notices.server.ts';

const NEWEST_SHOWN = 3;
const A_PAGE = 20;

async function today(db: Db, now: Date): Promise<string> {
  return dayOf(currentRules(await getCountyRules(db)).calendar, now);
}

/** The newest notices that hold, for the first page. */
export async function readNewestNotices(db: Db, now: Date): Promise<PublicNotice[]> {
  return listStandingNotices(db, await today(db, now), NEWEST_SHOWN);
}

export type NoticeStanding = 'holds' | 'corrected' | 'taken_down';
export type NoticeList = {
  notices: { notice: PublicNotice; standing: NoticeStanding }[];
  /** Counted from 1, the newest. */
  page: number;
  hasOlder: boolean;
};

/** A page of everything that was ever shown, whatever became of it. */
export async function readNotices(db: Db, now: Date, page: number): Promise<NoticeList> {
  const day = await today(db, now);
  const found = await listPublicNotices(db, day, { from: (page - 1) * A_PAGE, most: A_PAGE + 1 });
  const notices: NoticeList['notices'] = [];
  for (const notice of found.slice(0, A_PAGE)) {
    notices.push({ notice, standing: await standingOf(db, notice, day) });
  }
  return { notices, page, hasOlder: found.length > A_PAGE };
}

async function standingOf(db: Db, notice: PublicNotice, day: string): Promise<NoticeStanding> {
  if (notice.removal) return 'taken_down';
  return (await shownCorrection(db, notice.id, day)) ? 'corrected' : 'holds';
}

async function shownCorrection(db: Db, id: number, day: string): Promise<PublicNotice | null> {
  const correction = await findCorrection(db, id);
  return correction && isPublic(correction, day) ? correction : null;
}

export type ReadNotice = {
  notice: PublicNotice;
  correctedBy: PublicNotice | null;
  corrects: PublicNotice | null;
};

/** One notice as everybody reads it today; null where nobody does. */
export async function readNotice(db: Db, now: Date, id: number): Promise<ReadNotice | null> {
  const day = await today(db, now);
  const notice = await findNotice(db, id);
  if (!notice || !isPublic(notice, day)) return null;
  const corrected = notice.corrects === null ? null : await findNotice(db, notice.corrects);
  return {
    notice,
    correctedBy: await shownCorrection(db, id, day),
    corrects: corrected && isPublic(corrected, day) ? corrected : null,
  };
}

export type KeptNotice = Awaited<ReturnType<typeof listAllNotices>>[number] & {
  state: 'waiting' | 'shown' | 'corrected' | 'taken_down';
  /** A correction may take its place: there is none yet, not even one to come. */
  canBeCorrected: boolean;
};

/** Every notice for whoever keeps them, those to come first. */
export async function readKeptNotices(db: Db, now: Date): Promise<KeptNotice[]> {
  const day = await today(db, now);
  const all = await listAllNotices(db);
  const corrections = new Map(
    all.flatMap(({ notice }) => (notice.corrects === null || notice.removal ? [] : [[notice.corrects, notice]])),
  );
  return all.map((kept) => {
    const { id, removal, shownOn } = kept.notice;
    const correction = corrections.get(id);
    const isCorrected = correction !== undefined && correction.shownOn <= day;
    const standing = isCorrected ? 'corrected' : shownOn > day ? 'waiting' : 'shown';
    return { ...kept, state: removal ? 'taken_down' : standing, canBeCorrected: !removal && !correction };
  });
}
