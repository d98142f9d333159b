/** Tags that the catalogue does not list and that the rules of their repositories admit. */
import assert from 'node:assert/strict';
import { type ImageFamily, readTag } from '../../../src/docker/catalogue/families/family.ts';
import { builtInCatalogue, FAMILIES } from '../../../src/docker/catalogue/index.ts';
import { draftOf } from '../../../src/docker/filesystem/index.ts';
import { treeOf } from '../../../src/docker/image/index.ts';
import type { CatalogueImage } from '../../../src/docker/registry/catalogue-image.ts';
import type { JudgedTag } from '../../../src/docker/registry/catalogue-rules.ts';
import { itFor } from '../../length.ts';
import { runInAlpine } from '../runtime/machine.ts';

const catalogue = builtInCatalogue();

function judge(repository: string, tag: string): JudgedTag {
  assert.ok(catalogue.beyond);
  return catalogue.beyond.judge(repository, tag);
}

const asIs = (version: string): string => version;

/** What tells the version of a program, and how the version of a tag is spelled there. */
const ASKED: Readonly<Record<string, readonly [argv: readonly string[], spelled: (version: string) => string]>> = {
  'curlimages/curl': [['curl', '--version'], version => `curl ${version} `],
  'gcr.io': [[], asIs],
  'grafana/grafana': [['grafana', '--version'], asIs],
  'grafana/grafana-oss': [['grafana', '--version'], asIs],
  'library/alpine': [['cat', '/etc/alpine-release'], asIs],
  'library/busybox': [[], asIs],
  'library/caddy': [['caddy', 'version'], asIs],
  'library/composer': [['composer', '--version'], asIs],
  'library/debian': [['cat', '/etc/debian_version'], asIs],
  'library/eclipse-temurin': [
    ['java', '-version'],
    version => version.replace('_', '+').replace(/^8u(\d+)-/, '1.8.0_$1-'),
  ],
  'library/golang': [['go', 'version'], version => `go${version} `],
  'library/gradle': [['gradle', '--version'], version => `Gradle ${version}\n`],
  'library/httpd': [['httpd', '-v'], version => `Apache/${version} `],
  'library/mariadb': [['mariadbd', '--version'], version => `  Ver ${version}-`],
  'library/maven': [['mvn', '--version'], version => `Apache Maven ${version}\n`],
  'library/memcached': [['memcached', '--version'], asIs],
  'library/mongo': [['mongod', '--version'], asIs],
  'library/mysql': [['mysql', '--version'], version => `  Ver ${version} for`],
  'library/nginx': [['nginx', '-v'], version => `nginx/${version}\n`],
  'library/node': [['node', '--version'], version => `v${version}\n`],
  'library/openjdk': [['java', '-version'], version => version.replace(/^8u(\d+)(-.*)?$/, '1.8.0_$1')],
  'library/php': [['php', '-v'], version => `PHP ${version} `],
  'library/postgres': [['postgres', '--version'], version => ` ${version}\n`],
  'library/python': [['python3', '--version'], version => `Python ${version}\n`],
  'library/rabbitmq': [['rabbitmq-server', '--version'], asIs],
  'library/redis': [['redis-server', '--version'], version => `v=${version} `],
  'library/registry': [['registry', '--version'], version => `v${version}\n`],
  'library/gcc': [['gcc', '--version'], version => `gcc (GCC) ${version}\n`],
  'library/ruby': [['ruby', '--version'], version => `ruby ${version} `],
  'library/rust': [['rustc', '--version'], version => `rustc ${version} `],
  'library/traefik': [['traefik', 'version'], asIs],
  'library/ubuntu': [['grep', 'VERSION_ID', '/etc/os-release'], version => `"${version}"`],
  'library/wordpress': [['cat', '/usr/src/wordpress/wp-includes/version.php'], version => `'${version}'`],
  'jenkins/jenkins': [['jenkins', '--version'], asIs],
  'mcr.microsoft.com/dotnet/aspnet': [['dotnet', '--list-runtimes'], asIs],
  'mcr.microsoft.com/dotnet/runtime': [['dotnet', '--list-runtimes'], asIs],
  'mcr.microsoft.com/dotnet/runtime-deps': [[], asIs],
  'mcr.microsoft.com/dotnet/sdk': [['dotnet', '--list-runtimes'], asIs],
  'nginxinc/nginx-unprivileged': [['nginx', '-v'], version => `nginx/${version}\n`],
};

async function run({ top, config }: CatalogueImage, argv: readonly string[]): Promise<string> {
  const { Env: env = [] } = config.config;
  const ran = await runInAlpine(argv, {
    filesystem: draftOf(treeOf(top)),
    env,
    cwd: '/',
    user: '',
    platform: 'linux/amd64',
  });
  return ran.chunks.map(chunk => chunk.text).join('');
}

function onAmd64(judged: JudgedTag): CatalogueImage | null {
  if (judged.kind !== 'admitted') return null;
  return judged.images.find(({ config }) => config.architecture === 'amd64') ?? null;
}

/** Of each line of versions its first and its last release, with every variant of the first. */
function tagsOf(family: ImageFamily): readonly string[] {
  return family.listed().lines.flatMap(({ releases, later, variants }) => {
    const all = [...releases, ...later];
    const [first = '', last = ''] = [all[0], all.at(-1)];
    const named = variants.map(({ name }) => (name === '' ? first : `${first}-${name}`));
    const [variant] = variants;
    return [...named, variant === undefined || variant.name === '' ? last : `${last}-${variant.name}`];
  });
}

/** So many of them, from the first to the last. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = (items.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, place) => items[Math.round(place * step)]).filter(
    item => item !== undefined,
  );
}

describe('tags that are made by rule', () => {
  for (const family of FAMILIES.filter(each => each.listed().lines.length > 0)) {
    const { repository } = family;
    const tags = tagsOf(family);
    const lengths = { quick: 1, usual: Math.min(5, tags.length), full: tags.length };
    itFor(`of ${repository}: each says the version of its tag, and the system that it names`, lengths, async count => {
      const asked = ASKED[repository];
      assert.ok(asked, `nothing asks ${repository} for its version`);
      const [argv, spelled] = asked;
      let made = 0;
      for (const tag of spread(tags, count)) {
        const read = readTag(family, tag);
        assert.ok(read, `${repository}:${tag} is listed and not admitted`);
        const judged = judge(repository, tag);
        if (judged.kind === 'unmade') continue;
        const image = onAmd64(judged);
        assert.ok(image, `${repository}:${tag}`);
        made++;
        assert.deepEqual(
          image.names,
          family.models().find(model => model.tags.includes(tag)) === undefined
            ? [`${repository}:${tag}`]
            : image.names,
        );
        const printed = argv.length === 0 ? spelled(read.version) : await run(image, argv);
        assert.ok(printed.includes(spelled(read.version)), `${repository}:${tag} says ${printed}`);
        if (read.system !== null)
          assert.match(await run(image, ['cat', '/etc/os-release']), systemPattern(read.system), tag);
      }
      assert.ok(made > 0);
    });
  }

  it('agree with the tags that the catalogue lists itself', async function () {
    this.timeout(60_000);
    for (const family of FAMILIES.filter(each => each.listed().lines.length > 0)) {
      const [argv = [], spelled = asIs] = ASKED[family.repository] ?? [];
      for (const model of family.models()) {
        const read = model.tags.map(tag => readTag(family, tag)?.version ?? 'not admitted');
        const image =
          catalogue.byName.get(`${model.repository}:${model.tags[0]}`)?.[0] ??
          onAmd64(judge(model.repository, model.tags[0] ?? ''));
        assert.ok(image);
        const printed = argv.length === 0 ? spelled(read[0] ?? '') : await run(image, argv);
        assert.ok(
          read.some(version => printed.includes(spelled(version))),
          `${model.repository}:${model.tags} ${read} say ${printed}`,
        );
      }
    }
  });
});

function refusals(repository: string, tags: string): readonly string[] {
  return tags.split(' ').map(tag => `${tag} ${judge(repository, tag).kind}`);
}

describe('tags that no rule admits', () => {
  it('were never made when a word in them is none of an official image, or their number lies between those that are known', () => {
    assert.deepEqual(refusals('library/golang', 'lastest alpin 1.23-alpine3-21x 1.23.99 1.2345'), [
      'lastest none',
      'alpin none',
      '1.23-alpine3-21x none',
      '1.23.99 none',
      '1.2345 none',
    ]);
    assert.deepEqual(refusals('library/node', '20-alpin 20.3.7 99 v20x'), [
      '20-alpin none',
      '20.3.7 none',
      '99 none',
      'v20x none',
    ]);
    assert.deepEqual(refusals('library/alpine', 'nope 9.99 3.99'), ['nope none', '9.99 none', '3.99 none']);
  });

  it('may be there when they are older or newer than the list, or a variant that it does not have', () => {
    assert.deepEqual(refusals('library/node', '27-alpine 4 20-windowsservercore'), [
      '27-alpine unjudged',
      '4 unjudged',
      '20-windowsservercore unjudged',
    ]);
    const judged = judge('library/node', '27-alpine');
    assert.deepEqual(judged.kind === 'unjudged' ? judged.nearest : [], ['20-alpine', '22-alpine', 'lts-alpine']);
  });

  it('are not judged by their words where tags follow rules of their own, but for a slip', () => {
    assert.deepEqual(refusals('grafana/grafana', 'nightly-slim lates'), ['nightly-slim unjudged', 'lates none']);
  });
});

describe('repositories that the catalogue does not have', () => {
  it('are there, are not there, or nothing is known of them', () => {
    const standing = (name: string) => catalogue.beyond?.standing(name);
    assert.deepEqual(standing('library/tomcat'), { kind: 'real', nearest: ['eclipse-temurin'] });
    assert.deepEqual(standing('bitnami/redis'), { kind: 'real', nearest: ['redis'] });
    assert.deepEqual(standing('library/nosuch'), { kind: 'none' });
    assert.deepEqual(standing('someuser/private'), { kind: 'unknown' });
  });
});

/** What os-release says of a system: `v3.20`, `bullseye`, `jammy`. */
function systemPattern(system: string): RegExp {
  return system.startsWith('alpine')
    ? new RegExp(`v${system.slice('alpine'.length)}"`)
    : new RegExp(`VERSION_CODENAME=${system}`);
}
