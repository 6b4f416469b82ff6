import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { filledText, manyOf, oneOf, optionalText, parseForm, readForm } from '#app/http/form.ts';

const schema = z.object({
  what: filledText({ missing: '请写明发生了什么', max: 5, tooLong: '最多 5 个字' }),
  outcome: optionalText({ max: 3, tooLong: '最多 3 个字' }),
  kind: oneOf(['fee', 'fine'], '请选择一类'),
  units: manyOf(oneOf(['czj', 'scjg'], '请从列表里选择')),
});

function formOf(...entries: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe('a form', () => {
  test('that is complete gives its values, cleaned of spaces, line ends and direction characters', () => {
    expect(parseForm(schema, formOf(['what', '  收费\r\n\u202e了 '], ['kind', 'fee'], ['units', 'czj']))).toEqual({
      ok: true,
      value: { what: '收费\n了', outcome: null, kind: 'fee', units: ['czj'] },
    });
  });

  test('that is refused keeps what was typed and says what to correct, field by field', () => {
    expect(parseForm(schema, formOf(['what', ' \n '], ['outcome', '全部退还'], ['kind', 'gift']))).toEqual({
      ok: false,
      values: { what: '', outcome: '全部退还', kind: 'gift' },
      lists: { what: [''], outcome: ['全部退还'], kind: ['gift'] },
      errors: { what: '请写明发生了什么', outcome: '最多 3 个字', kind: '请选择一类' },
    });
  });

  test('that lacks a field altogether gets the same message as an empty one', () => {
    expect(parseForm(schema, formOf(['kind', 'fee']))).toMatchObject({
      ok: false,
      errors: { what: '请写明发生了什么' },
    });
  });

  test('with a repeated parameter is refused where one value is wanted', () => {
    const parsed = parseForm(schema, formOf(['what', '甲'], ['what', '乙'], ['kind', 'fee']));
    expect(parsed).toMatchObject({ ok: false, values: { what: '甲' }, errors: { what: '请写明发生了什么' } });
  });

  test('takes a repeated parameter where several are wanted', () => {
    const parsed = parseForm(schema, formOf(['what', '甲'], ['kind', 'fee'], ['units', 'czj'], ['units', 'scjg']));
    expect(parsed).toMatchObject({ ok: true, value: { units: ['czj', 'scjg'] } });
    const wrong = parseForm(schema, formOf(['what', '甲'], ['kind', 'fee'], ['units', 'czj'], ['units', 'x']));
    expect(wrong).toMatchObject({ ok: false, lists: { units: ['czj', 'x'] }, errors: { units: '请从列表里选择' } });
  });

  test('counts characters as a person does: one beyond the basic plane is one', () => {
    expect(parseForm(schema, formOf(['what', '𠮷𠮷𠮷𠮷𠮷'], ['kind', 'fee']))).toMatchObject({ ok: true });
    expect(parseForm(schema, formOf(['what', '𠮷𠮷𠮷𠮷𠮷𠮷'], ['kind', 'fee']))).toMatchObject({
      errors: { what: '最多 5 个字' },
    });
  });

  test('never shows a file again and refuses one where a text is wanted', () => {
    const file = new File(['x'], 'x.txt');
    const parsed = parseForm(schema, formOf(['what', file], ['kind', 'fee']));
    expect(parsed).toEqual({
      ok: false,
      values: { kind: 'fee' },
      lists: { kind: ['fee'] },
      errors: { what: '请写明发生了什么' },
    });
  });

  test('hands a file to a schema that wants one', () => {
    const file = new File(['x'], 'x.txt');
    expect(parseForm(z.object({ proof: z.instanceof(File) }), formOf(['proof', file]))).toMatchObject({ ok: true });
  });

  test('with fields named like parts of an object changes no object', () => {
    const parsed = parseForm(schema, formOf(['__proto__', 'x'], ['constructor', 'y'], ['what', '甲'], ['kind', 'fee']));
    expect(parsed).toMatchObject({ ok: true });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('names a problem of the whole form', () => {
    const whole = z.object({ a: z.string() }).refine(() => false, 'x');
    expect(parseForm(whole, formOf(['a', '1']))).toMatchObject({ errors: { form: 'x' } });
  });
});

describe('a body', () => {
  test('that is no form is refused with 400', async () => {
    const request = new Request('http://localhost/track', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    await expect(readForm(request)).rejects.toMatchObject({ init: { status: 400 } });
  });

  test('that is a form is read', async () => {
    const request = new Request('http://localhost/track', { method: 'POST', body: new URLSearchParams({ code: 'x' }) });
    expect((await readForm(request)).get('code')).toBe('x');
  });
});
