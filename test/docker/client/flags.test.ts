import assert from 'node:assert/strict';
import { flag } from '../../../src/docker/client/flags/flag.ts';
import { parseMount, parseVolume } from '../../../src/docker/client/flags/mounts.ts';
import { parseLine } from '../../../src/docker/client/flags/parse.ts';
import { parsePublish } from '../../../src/docker/client/flags/ports.ts';
import { flagValues } from '../../../src/docker/client/flags/values.ts';
import { readKeyValueFile } from '../../../src/docker/client/flags/variables.ts';

const FLAGS = [
  flag('all', 'bool', '', { short: 'a' }),
  flag('quiet', 'bool', '', { short: 'q' }),
  flag('filter', 'filter', '', { short: 'f' }),
  flag('last', 'int', '', { short: 'n', usual: '-1' }),
  flag('memory', 'bytes', '', { short: 'm' }),
  flag('name', 'string', ''),
  flag('interval', 'duration', ''),
  flag('tags', 'strings', ''),
];

function error(words: string): string {
  const line = parseLine(words.split(' '), FLAGS, true);
  return line.ok ? 'no error' : line.error;
}

describe('flags', () => {
  it('come in groups, glued, after a sign of equality or a blank, and between arguments', () => {
    const line = parseLine(['-aq', 'x', '-n5', '--name=web', '-f', 'a=b', '-f=c=d', '--', '-a'], FLAGS, true);
    assert.ok(line.ok);
    const values = flagValues(FLAGS, line.given);
    assert.deepEqual(line.arguments, ['x', '-a']);
    assert.ok(values.on('all') && values.on('quiet'));
    assert.equal(values.number('last'), 5);
    assert.equal(values.text('name'), 'web');
    assert.deepEqual(values.filters('filter'), { a: ['b'], c: ['d'] });
  });

  it('end at the first argument where a command follows', () => {
    const line = parseLine(['-a', 'alpine', '-q', '--nosuch'], FLAGS, false);
    assert.ok(line.ok);
    assert.deepEqual(line.arguments, ['alpine', '-q', '--nosuch']);
  });

  it('let the last value of a scalar win, and a bool be taken back', () => {
    const line = parseLine(['--name', 'a', '--name', 'b', '-a', '--all=false'], FLAGS, true);
    assert.ok(line.ok);
    const values = flagValues(FLAGS, line.given);
    assert.equal(values.text('name'), 'b');
    assert.equal(values.on('all'), false);
  });

  it('are refused in the words of pflag', () => {
    assert.equal(error('--al'), 'unknown flag: --al');
    assert.equal(error('-az'), "unknown shorthand flag: 'z' in -z");
    assert.equal(error('--name'), 'flag needs an argument: --name');
    assert.equal(error('-an'), "flag needs an argument: 'n' in -n");
    assert.equal(error('---x'), 'bad flag syntax: ---x');
    assert.equal(
      error('-n abc'),
      'invalid argument "abc" for "-n, --last" flag: strconv.ParseInt: parsing "abc": invalid syntax',
    );
    assert.equal(
      error('--all=maybe'),
      'invalid argument "maybe" for "-a, --all" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    );
    assert.equal(
      error('-f x'),
      'invalid argument "x" for "-f, --filter" flag: bad format of filter (expected name=value)',
    );
    assert.equal(error('-m 10x'), 'invalid argument "10x" for "-m, --memory" flag: invalid suffix: \'x\'');
    assert.equal(
      error('--interval 5'),
      'invalid argument "5" for "--interval" flag: time: missing unit in duration "5"',
    );
  });

  it('say which ports lead where', () => {
    assert.deepEqual(parsePublish('127.0.0.1:8080-8081:80-81/udp'), {
      ok: true,
      ports: [
        { container: '80/udp', hostIp: '127.0.0.1', hostPort: '8080' },
        { container: '81/udp', hostIp: '127.0.0.1', hostPort: '8081' },
      ],
    });
    assert.deepEqual(parsePublish('80'), { ok: true, ports: [{ container: '80/tcp', hostIp: '', hostPort: '' }] });
    assert.deepEqual(parsePublish('[::1]:1:2'), {
      ok: true,
      ports: [{ container: '2/tcp', hostIp: '::1', hostPort: '1' }],
    });
    assert.deepEqual(parsePublish('abc:80'), { ok: false, error: 'invalid hostPort: abc' });
    assert.deepEqual(parsePublish('80:abc'), { ok: false, error: 'invalid containerPort: abc' });
    assert.deepEqual(parsePublish('1:2:3:4'), { ok: false, error: 'invalid IP address: 1:2' });
    assert.deepEqual(parsePublish('80/xyz'), { ok: false, error: 'invalid proto: xyz' });
    assert.deepEqual(parsePublish('8080:'), { ok: false, error: 'no port specified: 8080:<empty>' });
  });

  it('say what is mounted where', () => {
    assert.deepEqual(parseMount('type=bind,src=/a,dst=/b,ro'), {
      ok: true,
      mount: { Type: 'bind', Source: '/a', Target: '/b', ReadOnly: true },
    });
    assert.deepEqual(parseMount('type=bind'), { ok: false, error: 'target is required' });
    assert.deepEqual(parseMount('x=y,target=/a'), { ok: false, error: "unexpected key 'x' in 'x=y'" });
    const inLab = (path: string) => `/lab/${path.replace(/^\.\/?/, '')}`;
    assert.deepEqual(parseVolume('./src:/app:ro', inLab), { ok: true, bind: '/lab/src:/app:ro', target: '/app' });
    assert.deepEqual(parseVolume('/data', inLab), { ok: true, bind: null, target: '/data' });
    assert.deepEqual(parseVolume(':/a', inLab), {
      ok: false,
      error: 'invalid spec: :/a: empty section between colons',
    });
  });

  it('read files of variables', () => {
    assert.deepEqual(readKeyValueFile('v.env', '# c\nX=1\n\nHOME\nNONE\n', { HOME: '/home' }), {
      ok: true,
      lines: ['X=1', 'HOME=/home'],
    });
    assert.deepEqual(readKeyValueFile('v.env', 'A B=1\n', {}), {
      ok: false,
      error: "invalid env file (v.env): variable 'A B' contains whitespaces",
    });
  });
});
