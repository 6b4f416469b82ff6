import { describe, expect, test } from 'vitest';
import { readFields, readUpload } from '#app/http/upload.server.ts';

const KILOBYTE = 1024;

function posted(body: BodyInit, type?: string): Request {
  return new Request('http://localhost/desk', { method: 'POST', body, headers: type ? { 'Content-Type': type } : {} });
}

function aForm(file: Blob, name = 'proof'): FormData {
  const form = new FormData();
  form.set('text', '已退还');
  form.set(name, file, '../../etc/passwd.pdf');
  return form;
}

describe('a form with a file', () => {
  test('gives the fields and the bytes, and nothing of the name of the file', async () => {
    const upload = await readUpload(posted(aForm(new Blob(['%PDF-1.7']))), 'proof', KILOBYTE);
    if (!upload.ok) throw new Error(upload.reason);
    expect(upload.fields.get('text')).toBe('已退还');
    expect([...upload.fields.keys()]).toEqual(['text']);
    expect(Buffer.from(upload.file ?? []).toString()).toBe('%PDF-1.7');
  });

  test('without a chosen file has none', async () => {
    expect(await readUpload(posted(aForm(new Blob([]))), 'proof', KILOBYTE)).toMatchObject({ ok: true, file: null });
  });

  test('drops a file under another name', async () => {
    const upload = await readUpload(posted(aForm(new Blob(['x']), 'other')), 'proof', KILOBYTE);
    expect(upload).toMatchObject({ ok: true, file: null });
  });

  test('of exactly the limit is taken, one byte more is not', async () => {
    const read = (bytes: number) => readUpload(posted(aForm(new Blob([new Uint8Array(bytes)]))), 'proof', KILOBYTE);
    expect(await read(KILOBYTE)).toMatchObject({ ok: true });
    expect(await read(KILOBYTE + 1)).toMatchObject({ ok: false, reason: 'too_large' });
  });

  test.each([KILOBYTE + 1, 3_000 * KILOBYTE])('of %d bytes, too many, keeps what was typed', async (bytes) => {
    const upload = await readUpload(posted(aForm(new Blob([new Uint8Array(bytes)]))), 'proof', KILOBYTE);
    if (upload.ok || upload.reason !== 'too_large') throw new Error('taken');
    expect(upload.fields.get('text')).toBe('已退还');
  });

  test('cut off in the middle is malformed', async () => {
    const type = 'multipart/form-data; boundary=x';
    const body = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalf';
    expect(await readUpload(posted(body, type), 'proof', KILOBYTE)).toEqual({ ok: false, reason: 'malformed' });
  });

  test('with two files says so and keeps what was typed', async () => {
    const form = aForm(new Blob(['a']));
    form.append('proof', new Blob(['b']), 'b.pdf');
    const upload = await readUpload(posted(form), 'proof', KILOBYTE);
    if (upload.ok || upload.reason !== 'two_files') throw new Error('taken');
    expect(upload.fields.get('text')).toBe('已退还');
  });
});

describe('a form without a file', () => {
  test('gives its fields', async () => {
    const fields = await readFields(posted(new URLSearchParams({ text: '已受理 & 正在办理' })));
    expect(fields?.get('text')).toBe('已受理 & 正在办理');
  });

  test('longer than such a form can be is refused', async () => {
    const long = new URLSearchParams({ text: 'x'.repeat(600 * KILOBYTE) });
    expect(await readFields(posted(long))).toBeNull();
  });

  test.each(['text/plain', 'application/json'])('as %s is no form', async (type) => {
    expect(await readFields(posted('{"text":"x"}', type))).toBeNull();
  });
});
