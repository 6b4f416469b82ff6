import { once } from 'node:events';
import { answerCaseLine, type CalendarMemo } from '#app/domain/sla/case-line.ts';

const USAGE = 'usage: npm run --silent sla < cases.jsonl\n       npm run --silent sla -- explain TS-XXXXXXXX';
const CHUNK_LENGTH = 65_536;

const [command, ...rest] = process.argv.slice(2);
if (command === undefined) await answerStandardInput();
else if (command === 'explain') await explain(rest);
else {
  process.stderr.write(`unknown argument "${command}"\n${USAGE}\n`);
  process.exitCode = 2;
}

/** Loads the portal only now: answering lines needs no database. */
async function explain(args: readonly string[]): Promise<void> {
  const { exitClearly } = await import('#app/cli/exit-clearly.ts');
  const { explainReference } = await import('#app/cli/sla-explain.ts');
  await exitClearly(() => explainReference(args));
}

async function answerStandardInput(): Promise<void> {
  process.stdout.on('error', stopWhenNobodyReads);
  const calendars: CalendarMemo = new Map();
  let answers = '';
  for await (const line of readLines(process.stdin)) {
    if (line.trim() === '') continue;
    answers += `${answerCaseLine(line, calendars)}\n`;
    if (answers.length < CHUNK_LENGTH) continue;
    await write(answers);
    answers = '';
  }
  await write(answers);
}

// node:readline also breaks lines at U+2028, which may stand unescaped inside a JSON string.
async function* readLines(input: NodeJS.ReadStream): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of input) {
    const text = first ? String(chunk).replace(/^\uFEFF/, '') : String(chunk);
    first = false;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

function stopWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
