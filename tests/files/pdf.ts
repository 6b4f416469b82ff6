import PDFDocument from 'pdfkit';

/** A PDF with red words, and this word in every slot for words that are not seen. */
export function pdfWith(hidden: string): Promise<Buffer> {
  const info = { Author: hidden, Title: hidden, Keywords: hidden, Subject: hidden, Creator: hidden, Producer: hidden };
  const document = new PDFDocument({ info, compress: false, size: [400, 300] });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.rect(50, 50, 200, 100).fill('red');
  document.file(Buffer.from(hidden), { name: `${hidden}.txt`, description: hidden });
  document.addNamedJavaScript(hidden, `app.alert("${hidden}")`);
  document.note(10, 10, 20, 20, hidden);
  document.addPage().text('2');
  document.end();
  return done;
}

/** A PDF written by hand: these objects, numbered from 1, the first one the catalogue. */
export function rawPdf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
  );
}
