/** How a sandbox looks at the learner's own Dockerfile: the linter's list below the editor, and a panel with advice and the instruments. */
import type { SeenHost } from '../../../live/protocol.ts';
import type { Microscope } from '../../dock/microscope/microscope.ts';
import type { Editor } from '../../editor/editor.ts';
import type { FoundInText } from '../../editor/linted.ts';
import { type AdvicePanelOptions, advicePanel } from './advice-panel.ts';
import { lintList } from './lint-list.ts';

export interface RecipeLook {
  readonly panel: HTMLElement;
  readonly found: (found: FoundInText | null) => void;
  /** `host`: null while nothing is known of it. */
  readonly render: (host: SeenHost | null) => void;
}

export interface LookOptions extends Omit<AdvicePanelOptions, 'show'> {
  /** The list comes below it. */
  readonly editor: Pick<Editor, 'element' | 'goTo'>;
  readonly microscope: () => Microscope;
}

export function lookOf({ editor, microscope, ...options }: LookOptions): RecipeLook {
  let host: SeenHost | null = null;
  const list = lintList(options.words, editor.goTo);
  editor.element.append(list.element);
  const panel = advicePanel({
    ...options,
    show: sight => {
      if (host === null) return;
      if (sight.kind === 'layer') microscope().openLayer(host, sight.chainId);
      else if (sight.kind === 'image') microscope().openImage(host, sight.id);
      else microscope().openBuild(host);
    },
  });
  return {
    panel: panel.element,
    found: list.render,
    render: next => {
      host = next;
      if (next !== null) panel.render(next);
    },
  };
}
