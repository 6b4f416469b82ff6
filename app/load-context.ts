import type { Clock } from '#app/clock.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { CountySite } from '#app/domain/county-site.ts';
import type { Limits } from '#app/http/rate-limit.server.ts';
import type { SentField } from '#app/http/sent-form.server.ts';
import type { Db } from '#db/client.server.ts';

/** `typed`: what its fields start with. `lacksCookie`: nothing began, since the browser keeps no cookie. */
export type PageShown = { typed: ReadonlyMap<string, readonly string[]> | null; lacksCookie: boolean };

/** What the server hands to every loader and action. There is no other way to the database, the clock or the keys. */
export type PortalContext = {
  db: Db;
  clock: Clock;
  keys: KeyRing;
  limits: Limits;
  nonce: string;
  requestId: string;
  /** For rate limits alone; never stored, never logged. */
  clientAddress: string;
  /** What a plain form sent, for a page that offers to send it again. */
  sentForm?: () => Promise<SentField[] | null>;
  /** How a page is shown again that a form was sent from. */
  shown?: PageShown;
  settings: {
    origin: string;
    countyName: string;
    countySite: CountySite;
    timeZone: string;
    storageDir: string;
    /** Free bytes on the disk below which no file is taken; 1 GB unless told otherwise. */
    freeBytesFloor?: number;
    mailIsConfigured: boolean;
    sweepSeconds: number;
  };
};

declare module 'react-router' {
  interface AppLoadContext extends PortalContext {}
}
