/** The small script of ordinary pages. Each part makes better what works without it. */

/** A theme that the system has anyway is not kept: the page then follows the system again. */
function followSystem(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-theme-switch]')) {
    form.addEventListener('submit', async event => {
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement)) return;
      event.preventDefault();
      const chosen = button.value;
      const to = (chosen === 'dark') === dark.matches ? 'system' : chosen;
      if (to === 'system') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = to;
      const back = form.querySelector<HTMLInputElement>('[name="back"]')?.value ?? '/';
      form.querySelector<HTMLButtonElement>(chosen === 'dark' ? '.to-light' : '.to-dark')?.focus();
      await fetch(form.action, { method: 'POST', body: new URLSearchParams({ to, back }), redirect: 'manual' });
    });
  }
}

function copyButtons(): void {
  if (navigator.clipboard === undefined) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const source = document.getElementById(button.dataset.copy ?? '');
    if (source === null) continue;
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(
        source instanceof HTMLAnchorElement ? source.href : (source.textContent ?? ''),
      );
      button.textContent = button.dataset.copied ?? label;
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}

function askFirst(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-sure]')) {
    form.addEventListener('submit', event => {
      if (!confirm(form.dataset.sure)) event.preventDefault();
    });
  }
}

/** A menu closes when one looks elsewhere. */
function closeMenus(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>('details.who, details.more')];
  if (menus.length === 0) return;
  const close = (keep: EventTarget | null): void => {
    for (const menu of menus) if (menu.open && !(keep instanceof Node && menu.contains(keep))) menu.open = false;
  };
  document.addEventListener('click', event => close(event.target));
  document.addEventListener('focusin', event => close(event.target));
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const open = menus.find(menu => menu.open);
    close(null);
    open?.querySelector('summary')?.focus();
  });
}

/** Parts of the page that are asked for again every few seconds; what the reader has chosen or opened stays. */
function refresh(): void {
  const live = document.querySelector<HTMLElement>('[data-refresh]');
  if (live === null) return;
  const fresh = document.querySelector<HTMLElement>('[data-upd]');
  const stale = document.querySelector<HTMLElement>('[data-upd-lost]');
  const told = (current: boolean): void => {
    if (fresh !== null) fresh.hidden = !current;
    if (stale !== null) stale.hidden = current;
  };
  told(true);
  const pause = Number(live.dataset.refresh) * 1000;
  const again = async (): Promise<void> => {
    if (document.hidden) return;
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected) throw new Error(`the page is not to be had: ${answer.status}`);
    const renewed = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused =
      document.activeElement instanceof HTMLAnchorElement ? document.activeElement.getAttribute('href') : null;
    for (const part of [live, ...document.querySelectorAll<HTMLElement>('[data-live]')]) {
      const other = renewed.querySelector(part.id === '' ? `[data-live="${part.dataset.live}"]` : `#${part.id}`);
      if (other !== null && other.innerHTML !== part.innerHTML) part.replaceChildren(...other.childNodes);
    }
    if (focused !== null && focused !== document.activeElement?.getAttribute('href'))
      live.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    told(true);
  };
  const loop = (): void => {
    again()
      .catch(() => told(false))
      .finally(() => setTimeout(loop, pause));
  };
  setTimeout(loop, pause);
}

/** A file is read here and sent as text: the service takes forms alone. */
function sendFiles(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-file]')) {
    const chosen = form.querySelector<HTMLInputElement>('[type="file"]');
    const bytes = form.querySelector<HTMLInputElement>('[type="hidden"]');
    const said = form.querySelector('small');
    if (chosen === null || bytes === null) continue;
    form.hidden = false;
    chosen.addEventListener('change', async () => {
      const file = chosen.files?.[0];
      if (file === undefined) return;
      if (file.size > Number(chosen.dataset.limit)) {
        if (said !== null) said.textContent = chosen.dataset.long ?? '';
        return;
      }
      const read = new Uint8Array(await file.arrayBuffer());
      bytes.value = btoa(Array.from(read, byte => String.fromCharCode(byte)).join(''));
      form.submit();
    });
  }
}

followSystem();
sendFiles();
copyButtons();
askFirst();
closeMenus();
refresh();
