import { expect, test } from 'vitest';
import { sentFormOf } from '#app/http/sent-form.server.ts';

const FORM = 'application/x-www-form-urlencoded;charset=UTF-8';
const post = (body: string, type = FORM) =>
  new Request('https://portal.example/report', { method: 'POST', body, headers: { 'Content-Type': type } });

test('what a form sent is there after the page has read it, in its order', async () => {
  const request = post('what=%E4%B8%80+%26&papers=a&papers=b');
  const sent = sentFormOf(request);
  await request.formData();
  expect(await sent()).toEqual([
    { name: 'what', value: '一 &' },
    { name: 'papers', value: 'a' },
    { name: 'papers', value: 'b' },
  ]);
});

test('a form with a password or the code of a case, files, and a page that was opened give nothing back', async () => {
  expect(await sentFormOf(post('userName=li&password=secret'))()).toBeNull();
  expect(await sentFormOf(post('code=ABCDE'))()).toBeNull();
  expect(await sentFormOf(post('--x', 'multipart/form-data; boundary=x'))()).toBeNull();
  expect(await sentFormOf(new Request('https://portal.example/report'))()).toBeNull();
});
