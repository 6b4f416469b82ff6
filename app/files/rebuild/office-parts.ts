import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { CannotRebuildError } from '#app/files/rebuild/rebuilt.ts';

/** Bytes of all parts that are read of a document, unpacked. */
const MOST_UNPACKED = 40_000_000;

/** The parts of an Office file that are wanted, unpacked; all others stay packed. Throws CannotRebuildError. */
export function readParts(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  let unpacked = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!isWanted(name)) return false;
      unpacked += originalSize;
      if (unpacked > MOST_UNPACKED) throw new CannotRebuildError('Too much in it');
      return true;
    },
  });
  return new Map(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
}

type Attributes = Readonly<Record<string, string>>;
type Handlers = {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Walks through a part. Nothing is fetched or expanded: entities of its own stay as they are written. */
export function walk(part: string, { open, text, close }: Handlers): void {
  const parser = new Parser(
    { onopentag: open, ontext: text, onclosetag: close },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(part);
}

/** Whether a switch of Word or Excel is on: it is when it stands there without a value. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}
