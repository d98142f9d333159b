/** What a request may hold, and what becomes of one that holds something else. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { type Cast, castOf, type Ids, makeWorld, type World } from './world.ts';

describe('requests', () => {
  let world: World;
  let cast: Cast;
  let ids: Ids;
  before(async () => {
    world = await makeWorld();
    ({ cast, ids } = await castOf(world));
  });
  after(() => world.close());

  it('S2: a score, a role or a person’s id from outside is refused, naming the field', async () => {
    for (const [name, value] of Object.entries({ score: '100', role: 'instructor', person: ids.studentA, seed: '1' })) {
      const answer = await cast.studentA.post('/attempts', { quiz: 'docker/02-images', [name]: value });
      assert.equal(answer.status, 400, name);
      assert.match(answer.body, new RegExp(`«${name}»`));
      assert.doesNotMatch(answer.body, /instructor/);
    }
    const made = await cast.anonymous.post('/login', { login: 'gromov', password: 'x', kind: 'instructor' });
    assert.equal(made.status, 400);
  });

  it('S2: a query that no page takes is refused', async () => {
    const answer = await cast.studentA.get(`/results/${ids.attemptA}?person=${ids.studentA}`);
    assert.equal(answer.status, 400);
  });

  it('S10: a quiz is taken by its id from the list alone, never as a path', async () => {
    const hostile = [
      '../docker/01-architecture',
      'docker/../docker/01-architecture',
      'docker/01-architecture/quiz.yaml',
      '/etc/passwd',
      'docker/01-architecture\u0000',
      '..%2f..%2fetc%2fpasswd',
      '__proto__',
      'constructor',
    ];
    for (const quiz of hostile) {
      const answer = await cast.studentA.post('/attempts', { quiz });
      assert.equal(answer.status, 404, quiz);
    }
  });

  it('S10: an address that tries to leave its folder finds nothing', async () => {
    const paths = [
      '/assets/..%2f..%2fpackage.json',
      '/assets/../package.json',
      '/assets/%2e%2e/package.json',
      '/quiz/..%2f..%2fetc',
      `/quiz/${ids.attemptA}%00`,
      '/results/__proto__',
      '/classes/..%2f..%2f',
      '/assets/',
      '/assets/.env',
    ];
    for (const path of paths) assert.equal((await cast.instructorA.get(path)).status, 404, path);
    assert.equal((await cast.instructorA.get('/quiz/%ff%fe')).status, 400);
  });

  it('S11: a form cannot reach the prototype of anything', async () => {
    for (const body of ['__proto__[role]=x', '__proto__.role=x', 'constructor[prototype][x]=1', 'quiz[__proto__]=x']) {
      assert.equal((await cast.studentA.post('/attempts', body)).status, 400, body);
    }
    assert.equal((await cast.studentA.get('/login?__proto__=x')).status, 400);
    assert.equal(({} as Record<string, unknown>).role, undefined);
  });

  it('a field given twice, or as a list, is refused where one is meant', async () => {
    assert.equal(
      (await cast.studentA.post('/attempts', 'quiz=docker/01-architecture&quiz=docker/02-images')).status,
      400,
    );
  });

  it('S13: a body with any Content-Encoding is 415 before it is read', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'x-gzip', 'gzip, gzip']) {
      const answer = await cast.studentA.post(
        '/attempts',
        { quiz: 'docker/02-images' },
        { 'content-encoding': encoding },
      );
      assert.equal(answer.status, 415, encoding);
    }
    assert.equal((await cast.studentA.get('/', { 'content-encoding': 'gzip' })).status, 415);
  });

  it('S13: a body that is too large is 413, one of another type 415', async () => {
    const large = await cast.studentA.post('/attempts', { quiz: 'x'.repeat(20_000) });
    assert.equal(large.status, 413);
    const names = Array.from({ length: 400 }, (_, index) => `Студент ${index}`).join('\n');
    assert.equal(
      (await cast.instructorA.post(`/classes/${ids.classA}/students`, { names: names.slice(0, 5_000) })).status,
      303,
    );
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      assert.equal(
        (await cast.studentA.post('/attempts', '{"quiz":"docker/02-images"}', { 'content-type': type })).status,
        415,
        type,
      );
    }
  });

  it('S6: no GET changes anything', async () => {
    const before = await world.store.people.instructors();
    for (const route of world.web.routes.filter(each => each.method === 'post')) {
      const path = route.path
        .replace(':class', ids.classA)
        .replace(':student', ids.studentA)
        .replace(':code', ids.codeA)
        .replace(':token', ids.invitation);
      const answer = await cast.instructorA.get(path);
      const shown = world.web.routes.some(each => each.method === 'get' && each.path === route.path);
      // The exam's page asks which exam is meant, and this token is no link's to a sandbox and no staff's.
      const odd: Readonly<Record<string, number>> = {
        '/login': 303,
        '/exam': 400,
        '/s/:token': 404,
        '/staff/:token': 403,
      };
      assert.equal(answer.status, shown ? (odd[route.path] ?? 200) : 404, path);
    }
    assert.equal(await world.store.people.instructors(), before);
    assert.equal((await cast.studentA.get('/')).status, 200, 'still logged in');
  });

  it('other methods are refused', async () => {
    const status = await new Promise<string>(done => {
      const socket = connect(world.port, '127.0.0.1', () =>
        socket.write('DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      let text = '';
      socket.on('data', chunk => {
        text += String(chunk);
      });
      socket.on('close', () => done(text.split('\r\n')[0] ?? ''));
    });
    assert.equal(status, 'HTTP/1.1 405 Method Not Allowed');
  });

  it('nothing of all this was a fault of ours', () => {
    assert.deepEqual(world.faults, []);
  });
});
