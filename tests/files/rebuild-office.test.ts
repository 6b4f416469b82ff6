import { describe, expect, test } from 'vitest';
import { rebuild } from '#app/files/rebuild/rebuild.ts';
import { CannotRebuildError } from '#app/files/rebuild/rebuilt.ts';
import { docxOf, zipOf } from '#tests/files/zip.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function copyOf(mediaType: string, bytes: Buffer): Promise<string[]> {
  const copy = await rebuild(mediaType, bytes);
  expect(copy.mediaType).toBe('text/plain');
  return Buffer.from(copy.bytes).toString('utf8').split('\r\n');
}

const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: string[]) =>
  `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${runs.join('')}</w:p>`;
const body = (...parts: string[]) => `<?xml version="1.0"?><w:document><w:body>${parts.join('')}</w:body></w:document>`;

describe('of a Word document', () => {
  test('what is read is kept, line by line and cell by cell', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;
    const text = body(
      paragraph(run('第一条 收费'), run(' &amp; 票据')),
      `<w:tbl><w:tr>${cell('项目')}${cell('金额')}</w:tr><w:tr>${cell('管理费')}${cell('1 200')}</w:tr></w:tbl>`,
      paragraph('<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>', run('👍 Плата')),
    );
    const [head, , ...lines] = await copyOf(WORD, docxOf(text, '张三'));
    expect(head).toMatch(/^\uFEFF文字副本/);
    expect(lines).toEqual(['第一条 收费 & 票据', '项目\t金额', '管理费\t1 200', '上', '下👍 Плата', '']);
  });

  test('nobody finds who wrote it, what was deleted or hidden, or what turns the reading', async () => {
    const secret = '李四';
    const text = body(
      paragraph(
        run('看得见'),
        `<w:del w:author="${secret}"><w:r><w:delText>${secret}</w:delText></w:r></w:del>`,
        `<w:ins w:author="${secret}">${run('补上')}</w:ins>`,
        run(secret, '<w:vanish/>'),
        run('没藏', '<w:vanish w:val="0"/>'),
        `<mc:AlternateContent><mc:Fallback>${run(secret)}</mc:Fallback></mc:AlternateContent>`,
        run('\u202Eab\u200Bc'),
      ),
    );
    const copy = (await copyOf(WORD, docxOf(text, secret))).join('\n');
    expect(copy).not.toContain(secret);
    expect(copy).toContain('看得见补上没藏abc');
  });

  test.each([
    ['without a word', docxOf(body(paragraph()))],
    ['whose text is a bomb of entities', docxOf('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document>&a;</w:document>')],
    ['without its text', zipOf({ '[Content_Types].xml': '<Types/>' })],
    ['that is cut off', docxOf(body(paragraph(run('x')))).subarray(0, 120)],
  ])('%s there is no copy', async (_what, bytes) => {
    await expect(rebuild(WORD, bytes)).rejects.toThrow(CannotRebuildError);
  });
});

describe('of an Excel workbook', () => {
  const sheet = (rows: string, columns = '') =>
    `<worksheet><cols>${columns}</cols><sheetData>${rows}</sheetData></worksheet>`;
  const link = (n: number) => `<Relationship Id="rId${n}" Target="worksheets/sheet${n}.xml"/>`;
  function workbookOf(sheets: { name: string; state?: string; part: string }[]): Buffer {
    const listed = sheets.map(({ name, state }, n) => {
      const shown = state ? ` state="${state}"` : '';
      return `<sheet name="${name}" sheetId="${n + 1}"${shown} r:id="rId${n + 1}"/>`;
    });
    return zipOf({
      'xl/workbook.xml': `<workbook><sheets>${listed.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, n) => link(n + 1)).join('')}</Relationships>`,
      'xl/sharedStrings.xml':
        '<sst><si><t>日期</t></si><si><r><t>管</t></r><r><t>理费</t></r><rPh><t>guanlifei</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      'docProps/core.xml': '<cp:coreProperties><dc:creator>张三</dc:creator></cp:coreProperties>',
      ...Object.fromEntries(sheets.map(({ part }, n) => [`xl/worksheets/sheet${n + 1}.xml`, part])),
    });
  }

  test('texts, results and dates are kept; hidden sheets, rows and columns are not', async () => {
    const rows =
      '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>藏列</t></is></c></row>' +
      '<row hidden="1"><c r="A2" t="inlineStr"><is><t>藏行</t></is></c></row>' +
      '<row><c r="A3" s="1"><v>46328</v></c><c r="B3"><f>A9*2</f><v>1200.5</v></c><c r="D3" t="b"><v>1</v></c></row>';
    const bytes = workbookOf([
      { name: '明细', part: sheet(rows, '<col min="3" max="3" hidden="1"/>') },
      { name: '底稿', state: 'hidden', part: sheet('<row><c r="A1" t="inlineStr"><is><t>藏表</t></is></c></row>') },
    ]);
    const [, , ...lines] = await copyOf(EXCEL, bytes);
    expect(lines).toEqual(['【明细】', '日期\t管理费', '2026-11-02\t1200.5\tTRUE', '']);
  });

  test('that shows nothing there is no copy', async () => {
    const hidden = workbookOf([{ name: '底稿', state: 'veryHidden', part: sheet('') }]);
    await expect(rebuild(EXCEL, hidden)).rejects.toThrow(CannotRebuildError);
  });
});
