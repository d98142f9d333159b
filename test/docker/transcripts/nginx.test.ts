/** What nginx says of a configuration that it refuses. Source: ngx_conf_file.c and the tables of commands of nginx's modules. */
import assert from 'node:assert/strict';
import { played, said } from '../host/world.ts';

const CONFIGURATIONS: readonly (readonly [lines: readonly string[], fault: string | null])[] = [
  [['server { foo bar; }'], 'unknown directive "foo" in F:1'],
  [['server {', '  listen 80', '  root /x;', '}'], 'invalid parameter "root" in F:3'],
  [['server {', '  root /x', '  index a.html;', '}'], 'invalid number of arguments in "root" directive in F:3'],
  [['server {', '  root /x', '}'], 'unexpected "}" in F:3'],
  [['server {', '  gzip yes;', '}'], 'invalid value "yes" in "gzip" directive, it must be "on" or "off" in F:2'],
  [['server {', '  location /;', '}'], 'directive "location" has no opening "{" in F:2'],
  [['server {', '  root { }', '}'], 'directive "root" is not terminated by ";" in F:2'],
  [
    ['server {', '  include none.conf;', '}'],
    'open() "/etc/nginx/none.conf" failed (2: No such file or directory) in F:2',
  ],
  [['server {', '  listen 80;'], 'unexpected end of file, expecting "}" in F:3'],
  [
    [
      'map $http_upgrade $conn { default upgrade; "" close; }',
      'server { listen 80 default_server; location ~ \\.php$ { try_files $uri =404; } }',
    ],
    null,
  ],
];

describe('transcripts of nginx’s configuration', () => {
  it('the first fault is told with its file and line, and what is right is let pass', async () => {
    const files = Object.fromEntries(CONFIGURATIONS.map(([lines], at) => [`${at}.conf`, `${lines.join('\n')}\n`]));
    const { host } = await played(['docker run -d --name web nginx:1.27-alpine'], { files });
    for (const [at, [lines, fault]] of CONFIGURATIONS.entries()) {
      const told = await said(host, `docker cp ${at}.conf web:/etc/nginx/conf.d/x.conf && docker exec web nginx -t`);
      const expected =
        fault === null
          ? 'nginx: configuration file /etc/nginx/nginx.conf test is successful\n'
          : `nginx: [emerg] ${fault.replace(/ in F/, ' in /etc/nginx/conf.d/x.conf')}\nnginx: configuration file /etc/nginx/nginx.conf test failed\n`;
      assert.equal(told.slice(-expected.length), expected, lines.join('\n'));
    }
  });
});
