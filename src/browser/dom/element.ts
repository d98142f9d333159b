/** Building the page: text goes in as text nodes, styles through the object model, as the content security policy wants. */

export type Child = Node | string | null | false | undefined;
export type Attributes = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: never) => void)>
>;

/** An element. `on…` functions listen; `true` sets a bare attribute; `null`, `false` and `undefined` leave it out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    // Which event its listener takes, whoever names the event knows.
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== null && child !== false && child !== undefined) parent.append(child);
}

export function replace(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(
    ...children.filter((child): child is Node | string => child !== null && child !== false && child !== undefined),
  );
}

/** Html that the server made and cleaned (live/protocol.ts says which fields are that). */
export function htmlIn<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  html: string,
): HTMLElementTagNameMap[Tag] {
  const element = el(tag, attributes);
  element.innerHTML = html;
  return element;
}

/** A drawing from a constant of this code. */
export function drawing(markup: string): SVGElement {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const svg = template.content.firstElementChild;
  if (!(svg instanceof SVGElement)) throw new Error('a drawing is one svg element');
  return svg;
}

export function style(element: HTMLElement | SVGElement, properties: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
}

/** An element that the page's view is known to hold. */
export function need(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

export function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Rebuilds part of the page and gives the keyboard back to the control with the same `data-key`, or to `otherwise`. */
export function keepingFocus(parent: HTMLElement, rebuild: () => void, otherwise: () => HTMLElement | null): void {
  const active = document.activeElement;
  const inside = active instanceof HTMLElement && parent.contains(active) ? active : null;
  const key = inside?.dataset.key ?? null;
  rebuild();
  if (inside === null || parent.contains(document.activeElement)) return;
  const same =
    key === null ? null : parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  (same ?? otherwise())?.focus({ preventScroll: true });
}
