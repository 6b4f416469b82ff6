// Every page works without this file. Leaving hides the page at once, what is typed stays when the line drops, and the next
// page comes in the answer to the form.

const SHIFTS_TO_LEAVE = 3;
const SHIFTS_WITHIN_MS = 1500;
const LONGEST_WAIT_MS = 60000;

begin();
leaveByKeys();

/** On the page as it came, and on each that takes its place. */
function begin() {
  leavingForm()?.addEventListener('submit', leave);
  const note = document.getElementById('leave-keys');
  if (note) note.hidden = false;
  for (const form of document.querySelectorAll('form[data-sending]')) form.addEventListener('submit', send);
}

function leavingForm() {
  return document.getElementById('leave');
}

/** Blank first, then away: the page that was open is replaced, so that Back does not find it. */
function leave(event) {
  event?.preventDefault();
  const { action } = leavingForm();
  document.documentElement.hidden = true;
  document.title = '\u200b';
  location.replace(action);
}

function leaveByKeys() {
  let presses = [];
  addEventListener('keydown', (event) => {
    if (event.key !== 'Shift' || !leavingForm()) presses = [];
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

// Back and forth: the server tells what a page says now. A place in the page is none of its own.
let shown = here();
addEventListener('popstate', () => {
  if (here() !== shown) location.reload();
});

function here() {
  return location.pathname + location.search;
}

/** Sends a form and shows the page that answers; without a line the page stays as it is. */
async function send(event) {
  const [form, pressed] = [event.currentTarget, event.submitter];
  if (!pressed || pressed.hasAttribute('formaction')) return;
  event.preventDefault();
  if (form.hasAttribute('aria-busy')) return;
  const body = new URLSearchParams(new FormData(form));
  if (pressed.name) body.append(pressed.name, pressed.value);
  const button = form.querySelector('.btn-main');
  const rest = wait(form, button);
  const answer = await ask(form.action, body);
  const next = answer?.headers.get('X-Next-Page');
  if (answer && answer.status < 500 && show(answer.page, next)) return;
  if (next) {
    location.assign(next);
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
    const { signal } = stop;
    const answer = await fetch(address, { method: 'POST', body, headers: { 'X-Asks': 'page' }, signal });
    return { status: answer.status, headers: answer.headers, page: await answer.text() };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Puts the page in the place of this one. Returns false where it has a look or a script of its own: the browser opens it then.
 */
function show(text, next) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const frame = (one) => one.documentElement.cloneNode().outerHTML;
  if (!page.querySelector('main') || page.body.querySelector('script') || frame(page) !== frame(document)) return false;
  document.title = page.title;
  document.body.replaceWith(page.body);
  const address = next ?? here();
  history[address === here() ? 'replaceState' : 'pushState'](null, '', address);
  shown = here();
  begin();
  scrollTo(0, 0);
  startReading();
  return true;
}

/** The keyboard starts at the top, or where something is to be corrected; whoever listens hears the title. */
function startReading() {
  const errors = document.querySelector('.error-summary');
  if (errors) {
    errors.focus();
    return;
  }
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.blur();
  document.body.removeAttribute('tabindex');
  const title = document.createElement('p');
  title.className = 'sr-only';
  title.role = 'status';
  document.body.append(title);
  setTimeout(() => {
    title.textContent = document.title;
  }, 100);
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
