import { keyedHash } from '#app/crypto/keyed-hash.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import {
  chargedFirm,
  crowdDays,
  isCrowd,
  isFieldCounted,
  type QueryCrowd,
  type QueryItems,
} from '#app/domain/query-crowd.ts';
import type { Report } from '#app/domain/report.ts';
import { queryItemCodes } from '#app/domain/report-answers.ts';
import type { Application } from '#app/domain/service/application.ts';
import type { Service } from '#app/domain/service/service.ts';
import type { Db } from '#db/client.server.ts';
import { countChargedFirms, insertChargedFirm } from '#db/repositories/charged-firms.server.ts';

type Asked = { category: string; units: readonly string[]; itemCodes: readonly string[] };

/** How many firms a query to these units could mean today; where the portal cannot know, none. */
export async function queryCrowd(db: Db, { category, units, itemCodes }: Asked, today: string): Promise<QueryCrowd> {
  const isCounted = isFieldCounted(category);
  if (units.length === 0 || (!isCounted && itemCodes.length === 0)) return { field: 0, items: 0 };
  const counted = await countChargedFirms(db, { units, itemCodes, ...crowdDays(today) });
  const fewest = (count: 'ofAny' | 'ofAll') =>
    Math.min(...units.map((unit) => counted.find((row) => row.unit === unit)?.[count] ?? 0));
  return { field: isCounted ? fewest('ofAny') : 0, items: fewest('ofAll') };
}

/** What becomes of the reporter's wish that the query names the items; undefined where there is none to grant. */
export async function grantedItems(
  db: Db,
  report: Pick<Report, 'category' | 'amounts' | 'queryAgreed' | 'namesItems'>,
  units: readonly string[],
  today: string,
): Promise<QueryItems | undefined> {
  const itemCodes = queryItemCodes(report.amounts);
  if (!report.queryAgreed || !report.namesItems || !report.category) return undefined;
  if (units.length === 0 || itemCodes.length === 0) return undefined;
  const crowd = await queryCrowd(db, { category: report.category, units, itemCodes }, today);
  return isCrowd(crowd.items) ? 'named' : 'too_few';
}

/** The items that a query names on the day it is served: those it was granted, while it still is a crowd, or none. */
export async function itemsToName(db: Db, asked: Asked, today: string): Promise<readonly string[]> {
  return isCrowd((await queryCrowd(db, asked, today)).items) ? asked.itemCodes : [];
}

type Filed = { caseId: number; service: Service; application: Application; askedOn: string };

/** Counts the firm of a request among those that its unit charges, where the service has a fee and the firm a code. */
export async function noteChargedFirm(trx: Db, keys: KeyRing, filed: Filed): Promise<void> {
  const { caseId, service, application, askedOn } = filed;
  const charged = chargedFirm(service, application);
  if (!charged) return;
  const { unit, itemCode, creditCode } = charged;
  const firm = keyedHash(keys.pepper, 'charged_firm', `${unit}:${creditCode}`);
  await insertChargedFirm(trx, { caseId, unit, itemCode, firm, askedOn });
}
