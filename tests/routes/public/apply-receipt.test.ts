import { describe, expect, test } from 'vitest';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import { isTextOf } from '#app/crypto/receipt-key.server.ts';
import { findProof, proofLine, type ReceiptProof } from '#app/domain/receipt-proof.ts';
import * as trackReceipt from '#app/routes/public/track-receipt.tsx';
import { checkReceipt } from '#app/use-cases/check-receipt.server.ts';
import { anApplicant, fillIn, receiptFileOf } from '#tests/routes/public/an-applicant.ts';
import { readPdf } from '#tests/support/pdf.ts';

type Applicant = ReturnType<typeof anApplicant>;
type Shown = { proof: ReceiptProof; codeGroups: string[] };

async function aSentRequest(): Promise<Applicant> {
  const applicant = anApplicant();
  await fillIn(applicant);
  await applicant.send();
  return applicant;
}

async function shownBy(applicant: Applicant): Promise<Shown> {
  return (await applicant.ask('/apply/done')).shown as Shown;
}

describe('the receipt of a request', () => {
  test('is signed by the county, and the portal says that it holds what was written', async () => {
    const applicant = await aSentRequest();
    const proof = findProof(await (await receiptFileOf(applicant, 'receipt.json')).text());
    const text = await (await receiptFileOf(applicant, 'text.json')).text();
    if (!proof) throw new Error('no proof');
    expect(proofLine(proof)).toBe(proofLine((await shownBy(applicant)).proof));
    expect(JSON.parse(text)).toMatchObject({ what: '在东城镇开一家木材加工厂。' });
    expect(isTextOf(proof, text)).toBe(true);
    expect(await checkReceipt(applicant.context, { proof, text })).toEqual({
      verdict: 'valid',
      holding: 'held',
      isSameText: true,
    });
  });

  test('holds neither code nor name nor words of it', async () => {
    const applicant = await aSentRequest();
    const { codeGroups } = await shownBy(applicant);
    const receipt = await (await receiptFileOf(applicant, 'receipt.json')).text();
    expect([...codeGroups, '木材', '王小明', 'company'].filter((secret) => receipt.includes(secret))).toEqual([]);
  });

  test('is a picture of at most 60 kB and a document of at most 150 kB, which calls it an application', async () => {
    const applicant = await aSentRequest();
    const picture = Buffer.from(await (await receiptFileOf(applicant, 'receipt.png')).arrayBuffer());
    const document = Buffer.from(await (await receiptFileOf(applicant, 'receipt.pdf')).arrayBuffer());
    expect(picture.length).toBeLessThanOrEqual(60_000);
    expect(document.length).toBeLessThanOrEqual(150_000);
    const { pages, lines, raw } = readPdf(document);
    const words = lines.join('');
    expect(pages).toBe(1);
    expect(raw).toContain('/MarkInfo');
    expect(words).toContain('已收到您的申请');
    expect(words).toContain('到期没有答复，凭查询码一点就能转成反映');
    expect(words).toContain((await shownBy(applicant)).codeGroups.join('-'));
    expect(findProof(lines.join('\n'))).toEqual((await shownBy(applicant)).proof);
  });

  test('is given to nobody before it is sent, to no other browser, and not once the code is confirmed', async () => {
    const applicant = anApplicant();
    await fillIn(applicant);
    const leads = async (cookie?: string) =>
      (await receiptFileOf(applicant, 'receipt.json', cookie)).headers.get('Location');
    expect(await leads()).toBe('/apply/company-registration');
    await applicant.send();
    expect(await leads('')).toBe('/apply/done');
    const cookie = applicant.cookie();
    const { codeGroups } = await shownBy(applicant);
    await applicant.ask('/apply/done', { group2: codeGroups[1] ?? '', group4: codeGroups[3] ?? '' });
    expect(await leads(cookie)).toBe('/apply/done');
  });

  test.each(['receipt.exe', 'toString', ''])('has no file called “%s”', async (name) => {
    const applicant = await aSentRequest();
    await expect(receiptFileOf(applicant, name)).rejects.toMatchObject({ init: { status: 404 } });
  });

  test('behind the code is the one of the day of the request', async () => {
    const applicant = await aSentRequest();
    const { context } = applicant;
    const first = await (await receiptFileOf(applicant, 'receipt.json')).text();
    const { id } = await context.db.selectFrom('cases').select('id').executeTakeFirstOrThrow();
    const cookie = (await startTrackSession(context, id)).split(';')[0] ?? '';
    const url = new URL('/track/case/receipt.json', 'http://localhost');
    const request = new Request(url, { headers: { Cookie: cookie } });
    const again = await trackReceipt.loader({ context, request, url, pattern: url.pathname, params: {} });
    expect(await again.text()).toBe(first);
  });
});
