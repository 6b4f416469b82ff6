import { Agent, request } from 'node:http';

export type Shot = { method: 'GET' | 'POST'; path: string; cookie?: string; form?: Record<string, string> };
export type Load = { perSecond: number; p50Ms: number; p99Ms: number; failed: number };

/** Fires a bounded list of requests over a fixed number of kept connections at the loopback address, then stops. */
export async function fire(
  port: number,
  shots: readonly Shot[],
  connections: number,
  isGood: (status: number) => boolean,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  let next = 0;
  const worker = async () => {
    for (let shot = shots[next++]; shot !== undefined; shot = shots[next++]) {
      const began = performance.now();
      const status = await send(port, agent, shot);
      times.push(performance.now() - began);
      if (!isGood(status)) failed += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: shots.length / seconds, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), failed };
}

function send(port: number, agent: Agent, shot: Shot): Promise<number> {
  const body = shot.form ? new URLSearchParams(shot.form).toString() : '';
  const headers: Record<string, string> = { Host: `localhost:${port}`, 'Sec-Fetch-Site': 'same-origin' };
  if (shot.cookie) headers.Cookie = shot.cookie;
  if (shot.form) {
    headers['Content-Type'] = 'application/x-www-form-urlencoded';
    headers['Content-Length'] = String(Buffer.byteLength(body));
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, agent, method: shot.method, path: shot.path, headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The value below which a share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
