// Every page works without this file. Leaving hides the page at once, and what is typed stays when the line drops.

const SHIFTS_TO_LEAVE = 3;
const SHIFTS_WITHIN_MS = 1500;
const LONGEST_WAIT_MS = 60000;

const leaving = document.getElementById('leave');
if (leaving) {
  leaving.addEventListener('submit', leave);
  leaveByKeys();
  const note = document.getElementById('leave-keys');
  if (note) note.hidden = false;
}

/** Blank first, then away: the page that was open is replaced, so that Back does not find it. */
function leave(event) {
  if (event) event.preventDefault();
  document.documentElement.hidden = true;
  document.title = '\u200b';
  location.replace(leaving.action);
}

function leaveByKeys() {
  let presses = [];
  addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') presses = [];
    else if (!event.repeat && !event.isComposing) {
      presses = [...presses.filter((at) => event.timeStamp - at < SHIFTS_WITHIN_MS), event.timeStamp];
      if (presses.length >= SHIFTS_TO_LEAVE) leave();
    }
  });
}

// A page that was kept in memory may show what is gone on the server.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

for (const form of document.querySelectorAll('form[data-sending]')) form.addEventListener('submit', send);

/** Sends a form and waits for the address of the next page; without a line the page stays as it is. */
async function send(event) {
  const [form, pressed] = [event.currentTarget, event.submitter];
  if (!pressed) return;
  event.preventDefault();
  if (form.hasAttribute('aria-busy')) return;
  const body = new URLSearchParams(new FormData(form));
  if (pressed.name) body.append(pressed.name, pressed.value);
  const button = form.querySelector('.btn-main');
  const rest = wait(form, button);
  const answer = await ask(form.action, body);
  if (answer?.headers.has('X-Next-Page')) {
    location.assign(answer.headers.get('X-Next-Page'));
    return;
  }
  rest();
  if (answer && answer.status < 500) sendPlainly(form, pressed);
  else say(form, button, answer ? 'failed' : 'offline');
}

async function ask(address, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_WAIT_MS);
  try {
    return await fetch(address, { method: 'POST', body, headers: { 'X-Asks': 'next-page' }, signal: stop.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Says on the button that it was pressed. Returns what takes it back. */
function wait(form, button) {
  form.setAttribute('aria-busy', 'true');
  button?.setAttribute('aria-disabled', 'true');
  const timer = setTimeout(() => {
    if (button) button.textContent = form.dataset.sending;
  }, 300);
  return () => {
    clearTimeout(timer);
    form.removeAttribute('aria-busy');
    button?.removeAttribute('aria-disabled');
  };
}

/** The server has something to say about it: the browser sends it once more and shows the page. */
function sendPlainly(form, pressed) {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: pressed.name, value: pressed.value });
  if (pressed.name) form.append(field);
  form.submit();
}

/** Above the button, which now sends it again. */
function say(form, button, what) {
  for (const note of form.querySelectorAll('[data-note]')) note.hidden = note.dataset.note !== what;
  if (!button) return;
  button.textContent = form.dataset.again;
  button.focus();
}
