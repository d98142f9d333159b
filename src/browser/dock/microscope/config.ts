/** What an image says of itself, in the words of its configuration. */
import type { SeenImage } from '../../../live/protocol.ts';
import { el } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';

export function configOf(image: SeenImage, words: Words): HTMLElement {
  const { config } = image;
  const json = (list: readonly string[] | null): string => (list === null ? '' : JSON.stringify(list));
  const rows: readonly (readonly [string, string])[] = [
    ['Id', image.id],
    ['RepoTags', image.tags.join(', ')],
    ['RepoDigests', image.digests.join(', ')],
    ['Platform', image.platform],
    ['Entrypoint', json(config.entrypoint)],
    ['Cmd', json(config.cmd)],
    ['Env', config.env.join('\n')],
    ['WorkingDir', config.workingDir],
    ['User', config.user],
    ['ExposedPorts', config.exposedPorts.join(', ')],
    ['Volumes', config.volumes.join(', ')],
    [
      'Labels',
      Object.entries(config.labels)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    ],
    ['StopSignal', config.stopSignal ?? ''],
  ];
  return el(
    'section',
    { class: 'files config', 'aria-label': words.t('page.scope.config') },
    el('h2', {}, words.t('page.scope.config')),
    image.madeFrom === null ? null : el('p', {}, words.t('page.scope.stand-in', { tag: image.madeFrom })),
    el(
      'dl',
      { class: 'facts' },
      ...rows
        .filter(([, value]) => value !== '')
        .flatMap(([name, value]) => [el('dt', {}, name), el('dd', { class: 'mono' }, value)]),
    ),
  );
}
