import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP of these entries, deflated. */
export function zipOf(entries: Record<string, Buffer | string>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const rest = fields.subarray(0, 24);
    const made = Buffer.from([20, 0]);
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), made, rest, Buffer.from([0, 0]), place, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\u0005\u0006'), end]);
}

const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word document with this body and author. */
export function docxOf(body: string, author = ''): Buffer {
  return zipOf({
    '[Content_Types].xml': `${TYPES}<Override PartName="/word/document.xml" ContentType="${DOCX}"/></Types>`,
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties><dc:creator>${author}</dc:creator></cp:coreProperties>`,
    'word/document.xml': body,
  });
}
