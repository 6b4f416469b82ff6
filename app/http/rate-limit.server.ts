import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { createUploadGate, type UploadGate } from '#app/http/upload-gate.server.ts';

export type Taken = { ok: true } | { ok: false; retrySeconds: number };
export type Limit = {
  /** Counts one try of this address; refused without counting it against everybody else. */
  take: (address: string) => Promise<Taken>;
  /** Takes a try back, e.g. after a sign-in that succeeded, so that an office behind one address is not locked out. */
  giveBack: (address: string) => Promise<void>;
};
type Counted = 'codeLookup' | 'draftStart' | 'submitReport' | 'receiptFile' | 'signIn' | 'accountCode' | 'accountMail';
export type Limits = Record<Counted, Limit> & { upload: UploadGate };

type Quota = { perAddress: number; overall: number; seconds: number };

// Mobile carriers and WeChat put thousands of people behind one address: reporting is limited per address well above
// what one person needs and the overall number guards the county. Guessing codes and passwords is limited tightly.
const QUOTAS: Record<Counted, Quota> = {
  codeLookup: { perAddress: 5, overall: 300, seconds: 60 },
  draftStart: { perAddress: 120, overall: 3000, seconds: 3600 },
  submitReport: { perAddress: 30, overall: 600, seconds: 3600 },
  // Drawing one costs a tenth of a second of the one processor that answers everybody.
  receiptFile: { perAddress: 60, overall: 600, seconds: 600 },
  signIn: { perAddress: 20, overall: 600, seconds: 600 },
  // By network address, asking for codes and trying them; by mailbox, codes sent to it: 25 guesses of a million an hour.
  accountCode: { perAddress: 20, overall: 600, seconds: 600 },
  accountMail: { perAddress: 5, overall: 600, seconds: 3600 },
};
const OVERALL_KEY = 'overall';

/**
 * The limits of one process, counted in memory. Addresses are kept only as HMAC with a random key that lives in
 * memory and changes each UTC day. `lifted` lets everything pass (bench).
 */
export function createLimits(options: { now?: () => Date; lifted?: boolean } = {}): Limits {
  const keyOf = addressKeys(options.now ?? (() => new Date()));
  const limit = (name: Counted) => (options.lifted ? LIFTED : createLimit(QUOTAS[name], keyOf));
  return {
    codeLookup: limit('codeLookup'),
    draftStart: limit('draftStart'),
    submitReport: limit('submitReport'),
    receiptFile: limit('receiptFile'),
    signIn: limit('signIn'),
    accountCode: limit('accountCode'),
    accountMail: limit('accountMail'),
    upload: uploadGate(keyOf),
  };
}

function uploadGate(keyOf: (address: string) => string): UploadGate {
  const gate = createUploadGate();
  return { enter: (session, address) => gate.enter(session, keyOf(address)) };
}

const LIFTED: Limit = { take: async () => ({ ok: true }), giveBack: async () => {} };

function createLimit({ perAddress, overall, seconds }: Quota, keyOf: (address: string) => string): Limit {
  const ofAddress = new RateLimiterMemory({ points: perAddress, duration: seconds });
  const ofAll = new RateLimiterMemory({ points: overall, duration: seconds });
  return {
    take: async (address) => {
      const own = await consume(ofAddress, keyOf(address));
      return own.ok ? consume(ofAll, OVERALL_KEY) : own;
    },
    giveBack: async (address) => {
      await ofAddress.reward(keyOf(address), 1);
      await ofAll.reward(OVERALL_KEY, 1);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<Taken> {
  try {
    await limiter.consume(key, 1);
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { ok: false, retrySeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}

function addressKeys(now: () => Date): (address: string) => string {
  let day = '';
  let key = Buffer.alloc(0);
  return (address) => {
    const today = now().toISOString().slice(0, 10);
    if (today !== day) {
      day = today;
      key = randomBytes(32);
    }
    return createHmac('sha256', key).update(networkOf(address)).digest('base64url');
  };
}

// One subscriber of IPv6 holds a whole /64, so the first four groups are one address to us.
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const headGroups = head === '' ? [] : head.split(':');
  const tailGroups = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - headGroups.length - tailGroups.length);
  const groups = [...headGroups, ...Array.from({ length: missing }, () => '0'), ...tailGroups];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
