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

/** A selector of the link or the button that has the focus, which finds it where the page is renewed; null for anything else. */
function addressOf(element: Element | null): string | null {
  for (const name of ['href', 'popovertarget']) {
    const value = element?.getAttribute(name) ?? null;
    if (value !== null) return `[${name}="${CSS.escape(value)}"]`;
  }
  return null;
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
    // Whose right to it is over sees no names on a screen that nobody renews: the page that says so takes its place.
    if (answer.status === 403 || answer.redirected) location.reload();
    if (!answer.ok || answer.redirected) throw new Error(`the page is not to be had: ${answer.status}`);
    const renewed = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused = addressOf(document.activeElement);
    const opened = live.querySelector('[popover]:popover-open')?.id;
    const scrolled = [document.documentElement, ...live.querySelectorAll('[data-place]')].map(part => part.scrollTop);
    for (const part of [live, ...document.querySelectorAll<HTMLElement>('[data-live]')]) {
      const other = renewed.querySelector(part.id === '' ? `[data-live="${part.dataset.live}"]` : `#${part.id}`);
      if (other !== null && other.innerHTML !== part.innerHTML) part.replaceChildren(...other.childNodes);
    }
    for (const [index, part] of [document.documentElement, ...live.querySelectorAll('[data-place]')].entries())
      part.scrollTop = scrolled[index] ?? 0;
    if (opened !== undefined && live.querySelector(':popover-open') === null)
      live.querySelector<HTMLElement>(`#${CSS.escape(opened)}`)?.showPopover();
    if (focused !== null && focused !== addressOf(document.activeElement))
      live.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
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
