/** The two ends of the wire: the client on the left bank, the registry in the water before the right one. */
import { drawing, el, replace } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Sent } from './traffic.ts';

export interface Bank {
  readonly element: HTMLElement;
  /** Nothing was sent: the wire is dark. `towards`: where what was sent went. */
  readonly tell: (sent: Sent | null, towards: 'left' | 'right') => void;
}

const CLIENT = `<svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true"><rect class="st" x="1" y="1" width="18" height="14" rx="2"/><path class="st" d="m5 5 3 3-3 3M10 11h4"/></svg>`;
const REGISTRY = `<svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true"><path class="st" d="M1 6 10 1l9 5v9H1zM5 15V9h10v6M5 12h10"/></svg>`;
const LEFT_BANK = `<svg class="bank" viewBox="0 0 150 74" preserveAspectRatio="none" aria-hidden="true"><path class="ground" d="M0 8H102V30H126V52H150V74H0Z"/><path class="wall" vector-effect="non-scaling-stroke" d="M0 8H102V30H126V52H149V74"/></svg>`;
const RIGHT_BANK = `<svg class="bank" viewBox="0 0 150 74" preserveAspectRatio="none" aria-hidden="true"><path class="ground" d="M0 74V52H24V30H48V8H62V74Z"/><path class="ground" d="M48 60H150V74H48Z"/><path class="sea" d="M62 24H150V62H62Z"/><path class="wall" vector-effect="non-scaling-stroke" d="M1 74V52H24V30H48V8H62V62H150"/><path class="wave" d="M66 24q4-3 8 0t8 0 8 0 8 0 8 0 8 0 8 0 8 0 8 0 8 0 8 0"/><path class="hull" d="M74 16H142L134 36H82Z"/><g class="boxes"><rect x="84" y="8" width="22" height="7.5" rx="1"/><rect x="108" y="8" width="22" height="7.5" rx="1"/><rect x="84" y="-1" width="22" height="7.5" rx="1"/></g></svg>`;
const TO_RIGHT = `<svg aria-hidden="true" class="arrow" width="10" height="18" viewBox="0 0 10 18"><path d="m2 4 7 5-7 5"/></svg>`;
const TO_LEFT = `<svg aria-hidden="true" class="arrow" width="10" height="18" viewBox="0 0 10 18"><path d="m8 4-7 5 7 5"/></svg>`;
const LINE = `<svg aria-hidden="true" class="rope"><line x1="0" y1="9" x2="100%" y2="9"/></svg>`;

export function clientBank(words: Words): Bank {
  return bankOf('cli', CLIENT, words.t('page.client'), LEFT_BANK);
}

export function registryBank(words: Words): Bank {
  return bankOf('reg', REGISTRY, words.t('page.registry'), RIGHT_BANK);
}

/** A path goes on in the next line before a slash, and not within a name. */
function broken(path: string): readonly (Node | string)[] {
  return path.split(/(?=\/)/).flatMap((part, index) => (index === 0 ? [part] : [el('wbr'), part]));
}

function bankOf(look: string, icon: string, name: string, ground: string): Bank {
  const wire = el('div', { class: 'wire' });
  const message = el('p', { class: 'msg' });
  return {
    element: el('div', { class: `actor ${look}` }, el('b', {}, drawing(icon), name), wire, message, drawing(ground)),
    tell: (sent, towards) => {
      wire.classList.toggle('lit', sent !== null);
      const parts = [drawing(LINE), drawing(towards === 'right' ? TO_RIGHT : TO_LEFT)];
      replace(wire, ...(towards === 'right' ? parts : parts.reverse()));
      replace(
        message,
        ...(sent === null
          ? []
          : [el('span', { class: 'mono' }, ...broken(sent.head)), ...sent.lines.flatMap(line => [el('br'), line])]),
      );
    },
  };
}
