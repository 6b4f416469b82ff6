import PDFDocument from 'pdfkit';

/** A page as one picture; its size in points. */
export type FlatPage = { width: number; height: number; jpeg: Buffer };

/** A PDF that holds pictures and nothing else: no title, no author, no time of its making. */
export function flatPdf(pages: readonly FlatPage[]): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  for (const { width, height, jpeg } of pages) {
    document.addPage({ size: [width, height], margin: 0 });
    document.image(jpeg, 0, 0, { width, height });
  }
  document.end();
  return done;
}
