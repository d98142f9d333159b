/** The page of what the host can do: found by a plain form, with and without anything typed. */
import assert from 'node:assert/strict';
import { manual, packageArchives, programs, repositories } from '../../src/docker/index.ts';
import { type Cast, castOf, makeWorld, type World } from './world.ts';

describe('what this host can do', () => {
  let world: World;
  let cast: Cast;
  before(async () => {
    world = await makeWorld();
    ({ cast } = await castOf(world));
  });
  after(async () => {
    assert.deepEqual(world.faults, []);
    await world.close();
  });

  const show = async (path: string): Promise<string> => {
    const { status, body } = await cast.anonymous.get(path, { 'accept-language': 'en' });
    assert.equal(status, 200, path);
    return body
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  };

  it('counts what the tables hold', async () => {
    const page = await show('/reference');
    const flags = manual().flatMap(entry => (entry.simulated ? entry.flags : []));
    const installs = packageArchives().reduce((sum, each) => sum + each.installs.size, 0);
    assert.ok(page.includes(`${repositories().length} repositories`), page);
    assert.ok(page.includes(`${installs.toLocaleString('en')} packages can be installed`));
    assert.ok(page.includes(`${programs().filter(each => each.isPlayed && !each.versionAlone).length} programs work`));
    assert.ok(page.includes(`${flags.length} flags, ${flags.filter(each => each.simulated).length} of which`));
  });

  it('finds a name in all of its parts, and says how many of them it shows', async () => {
    const page = await show('/reference?q=node');
    assert.match(page, /Images \d+ node \d+ tags, [\d,]+ more by rule/);
    assert.match(page, /Packages 8 of [\d,]+ /);
    assert.match(page, /Programs 2 node works/);
    assert.match(await show('/reference?q=--gpus'), /docker container run --gpus (not )?acted on/);
    assert.match(await show('/reference?q=gimp'), /gimp apt · there is such a package/);
    assert.match(await show('/reference/packages?q=lib'), /Can be installed 200 of [\d,]+/);
  });

  it('says of a tag what a pull of it comes to', async () => {
    assert.match(await show('/reference/images?q=node%3A18-alpine'), /a stand-in, made from node:20-alpine/);
    assert.match(await show('/reference/images?q=node:20-alpine'), /is in the catalogue/);
    assert.match(await show('/reference/images?q=golang:lastest'), /admit no such tag/);
    assert.match(await show('/reference/images?q=fedora'), /Known, but not simulated 1 .* fedora → debian, ubuntu/);
  });

  it('tells a package that is known by name from one that it cannot judge', async () => {
    const page = await show('/reference/packages?q=gimp');
    assert.match(page, /apt there is such a package; the host says that it is not simulated/);
    assert.match(page, /apk the host cannot tell whether there is one/);
  });

  it('says of a program which of its options do what', async () => {
    const page = await show('/reference/programs?q=grep+--color');
    assert.match(page, /GNU: .* acted on .*-P, --perl-regexp.* accepted .*--color.* refused by name .*--label/);
    assert.match(page, /BusyBox: /);
  });

  it('none found: says that it may exist all the same; nothing typed: shows everything', async () => {
    for (const path of [
      '/reference',
      '/reference/images',
      '/reference/programs',
      '/reference/modules',
      '/reference/commands',
    ]) {
      assert.match(await show(`${path}?q=zzzzzz`), /It may exist all the same/, path);
      assert.doesNotMatch(await show(`${path}?q=+`), /It may exist/, path);
    }
    assert.match(await show('/reference/packages?q=zzz+zzz'), /It may exist all the same/);
  });

  it('takes no other part and no long text, and gives back what was typed as text alone', async () => {
    assert.equal((await cast.anonymous.get('/reference/nothing')).status, 404);
    assert.equal((await cast.anonymous.get(`/reference?q=${'x'.repeat(81)}`)).status, 400);
    const { body } = await cast.anonymous.get(`/reference?q=${encodeURIComponent('"><b id=x>')}`);
    assert.ok(!body.includes('<b id=x>'));
  });
});
