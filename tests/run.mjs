// `npm test`: lint, types, units, the built portal in the browser. `npm run test:experience`: how its public pages look,
// weigh and hold out. Prints `N passed, N failed` as its last line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const REPORT = 'tests/.artifacts/results.json';
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }).status ?? 1;
}

/** The browser tests need Debian's Chromium; installed here where this user may, else said clearly. */
function ensureChromium() {
  if (existsSync(CHROMIUM)) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
  }
  if (existsSync(CHROMIUM)) return true;
  process.stderr.write(
    `The browser tests need Chromium at ${CHROMIUM}. Install it (Debian: apt-get install chromium fonts-noto-cjk)\n` +
      'or name another one in CHROMIUM_PATH, and run npm test again.\n',
  );
  return false;
}

function counts() {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  // A test file that cannot be loaded has no failed test of its own.
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
}

const isExperience = process.argv[2] === 'experience';
const hasChromium = ensureChromium();
rmSync('tests/.artifacts', { recursive: true, force: true });
mkdirSync('tests/.artifacts', { recursive: true });
const bin = (name) => `node_modules/.bin/${name}`;
const checks = isExperience
  ? []
  : [
      ['lint', run(bin('biome'), ['check', '.'])],
      ['typecheck', run(bin('tsc'), ['--noEmit'])],
    ];
// Without a browser the rest runs all the same, and the browser's part counts as one failure.
const projects = isExperience ? ['experience', 'timed'] : hasChromium ? ['unit', 'e2e'] : ['unit'];
const tests = run(bin('vitest'), [
  'run',
  ...projects.flatMap((name) => ['--project', name]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
]);
const { passed, failed } = counts();
if (!hasChromium) checks.push(['browser tests', 1]);
const failedChecks = checks.filter(([, status]) => status !== 0);
for (const [name] of failedChecks) process.stderr.write(`${name} failed\n`);
const allFailed = failed + failedChecks.length + (tests !== 0 && failed === 0 ? 1 : 0);
process.stdout.write(`\n${passed + checks.length - failedChecks.length} passed, ${allFailed} failed\n`);
process.exit(allFailed === 0 && passed > 0 ? 0 : 1);
