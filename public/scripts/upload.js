// Sends chosen files one after the other and shows how far they are; where the line drops, the one that broke is sent
// again. Without this file the form sends them all at once.

const TRIES = 3;
const WAIT_MS = 2000;

const shown = document.getElementById('upload');
const form = shown?.closest('form');
const input = form?.elements.namedItem('files');
if (input) form.addEventListener('submit', begin);

function begin(event) {
  const pressed = event.submitter;
  if (!pressed || input.files.length === 0) return;
  event.preventDefault();
  if (form.hasAttribute('aria-busy')) return;
  form.setAttribute('aria-busy', 'true');
  send([...input.files], 0, pressed);
}

async function send(files, from, pressed) {
  const [status, bar, again] = ['p', 'progress', 'button'].map((name) => shown.querySelector(name));
  const all = files.reduce((sum, file) => sum + file.size, 0) || 1;
  let before = files.slice(0, from).reduce((sum, file) => sum + file.size, 0);
  const show = (loaded) => {
    const sent = Math.min(all, before + loaded);
    bar.value = sent / all;
    status.textContent = `${shown.dataset.sending} ${Math.round((sent / all) * 100)} % · ${size(sent)} / ${size(all)}`;
  };
  shown.hidden = false;
  again.hidden = true;
  for (let place = from; place < files.length; place += 1) {
    show(0);
    const answer = await tryToPost(files[place], show);
    if (answer === null) {
      status.textContent = shown.dataset.broken;
      again.hidden = false;
      again.onclick = () => send(files, place, pressed);
      again.focus();
      return;
    }
    if (!answer.next) return replacePage(answer.page);
    before += files[place].size;
  }
  input.value = '';
  goOn(pressed);
}

async function tryToPost(file, show) {
  for (let left = TRIES; left > 0; left -= 1) {
    const answer = await post(file, show);
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, WAIT_MS));
  }
  return null;
}

/** Null when the line broke; `next`: it was taken. */
function post(file, show) {
  // With whatever else the form says of the files.
  const body = new FormData(form);
  body.set('files', file);
  body.set('intent', 'add');
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('X-Asks', 'next-page');
  request.upload.onprogress = (event) => show(event.loaded);
  return new Promise((done) => {
    request.onload = () => done({ next: request.getResponseHeader('X-Next-Page'), page: request.responseText });
    request.onerror = request.onabort = request.ontimeout = () => done(null);
    request.send(body);
  });
}

/** The server says what is wrong, on the page that it would have shown. */
function replacePage(text) {
  const main = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
  if (main) document.querySelector('main').replaceWith(main);
  else location.reload();
  main?.querySelector('.error-summary')?.focus();
}

function goOn(pressed) {
  if (pressed.value === 'add') return location.assign(form.action);
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: pressed.name, value: pressed.value });
  form.append(field);
  form.submit();
}

function size(bytes) {
  return `${(bytes / 1048576).toFixed(1)} MB`;
}
