import type { Migration } from 'kysely';
import * as foundations from '#db/migrations/2026-11-23t0900-foundations.ts';
import * as clockJumps from '#db/migrations/2026-11-23t1600-clock-jumps.ts';
import * as mailsSetAside from '#db/migrations/2026-11-23t2000-mails-set-aside.ts';
import * as jointClocks from '#db/migrations/2026-11-26t0900-joint-clocks.ts';
import * as ruleVersions from '#db/migrations/2026-11-26t1000-rule-versions.ts';
import * as reportChecks from '#db/migrations/2026-11-26t1100-report-checks.ts';
import * as decisions from '#db/migrations/2026-11-26t1215-decisions.ts';
import * as dutyRosters from '#db/migrations/2026-11-26t1230-duty-rosters.ts';
import * as specialReports from '#db/migrations/2026-11-26t1325-special-reports.ts';
import * as deletedDrafts from '#db/migrations/2026-11-26t1345-deleted-drafts.ts';
import * as evidence from '#db/migrations/2026-11-26t1350-evidence.ts';
import * as serviceRequests from '#db/migrations/2026-11-26t1520-service-requests.ts';
import * as mailRelays from '#db/migrations/2026-11-26t1740-mail-relays.ts';
import * as summonses from '#db/migrations/2026-11-26t1745-summonses.ts';
import * as feeCatalogues from '#db/migrations/2026-11-26t1855-fee-catalogues.ts';
import * as ownActs from '#db/migrations/2026-11-26t1905-own-acts.ts';
import * as investorAccounts from '#db/migrations/2026-11-26t1930-investor-accounts.ts';
import * as heldReports from '#db/migrations/2026-11-26t2010-held-reports.ts';
import * as writtenAnswers from '#db/migrations/2026-11-26t2020-written-answers.ts';
import * as applicationFiles from '#db/migrations/2026-11-26t2030-application-files.ts';
import * as accountApplications from '#db/migrations/2026-11-26t2040-account-applications.ts';
import * as chargedFirms from '#db/migrations/2026-11-26t2130-charged-firms.ts';
import * as listedAsks from '#db/migrations/2026-11-26t2150-listed-asks.ts';
import * as officersQueue from '#db/migrations/2026-11-26t2150-officers-queue.ts';
import * as decisionDays from '#db/migrations/2026-11-26t2210-decision-days.ts';
import * as publicLedger from '#db/migrations/2026-11-26t2220-public-ledger.ts';
import * as scorecard from '#db/migrations/2026-11-26t2310-scorecard.ts';
import * as casePublications from '#db/migrations/2026-11-26t2330-case-publications.ts';
import * as publicNotices from '#db/migrations/2026-11-26t2330-public-notices.ts';
import * as feeNames from '#db/migrations/2026-11-26t2345-fee-names.ts';
import * as movedDates from '#db/migrations/2026-11-26t2350-moved-dates.ts';
import * as procedurePapers from '#db/migrations/2026-11-26t2350-procedure-papers.ts';

/** Every migration by name, oldest first. A migration that has landed is frozen. */
export const MIGRATIONS: Record<string, Migration> = {
  '2026-11-23t0900-foundations': foundations,
  '2026-11-23t1600-clock-jumps': clockJumps,
  '2026-11-23t2000-mails-set-aside': mailsSetAside,
  '2026-11-26t0900-joint-clocks': jointClocks,
  '2026-11-26t1000-rule-versions': ruleVersions,
  '2026-11-26t1100-report-checks': reportChecks,
  '2026-11-26t1215-decisions': decisions,
  '2026-11-26t1230-duty-rosters': dutyRosters,
  '2026-11-26t1345-deleted-drafts': deletedDrafts,
  '2026-11-26t1325-special-reports': specialReports,
  '2026-11-26t1520-service-requests': serviceRequests,
  '2026-11-26t1350-evidence': evidence,
  '2026-11-26t1740-mail-relays': mailRelays,
  '2026-11-26t1745-summonses': summonses,
  '2026-11-26t1855-fee-catalogues': feeCatalogues,
  '2026-11-26t1905-own-acts': ownActs,
  '2026-11-26t1930-investor-accounts': investorAccounts,
  '2026-11-26t2010-held-reports': heldReports,
  '2026-11-26t2020-written-answers': writtenAnswers,
  '2026-11-26t2030-application-files': applicationFiles,
  '2026-11-26t2040-account-applications': accountApplications,
  '2026-11-26t2130-charged-firms': chargedFirms,
  '2026-11-26t2150-listed-asks': listedAsks,
  '2026-11-26t2150-officers-queue': officersQueue,
  '2026-11-26t2210-decision-days': decisionDays,
  '2026-11-26t2220-public-ledger': publicLedger,
  '2026-11-26t2310-scorecard': scorecard,
  '2026-11-26t2330-case-publications': casePublications,
  '2026-11-26t2330-public-notices': publicNotices,
  '2026-11-26t2345-fee-names': feeNames,
  '2026-11-26t2350-moved-dates': movedDates,
  '2026-11-26t2350-procedure-papers': procedurePapers,
};
