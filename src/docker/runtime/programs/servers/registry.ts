import type { Program } from '../../kernel/program.ts';
import { ending, serve, stamp } from './serve.ts';

export const registry: Program = call => {
  const version = typeof call.data === 'string' ? call.data : '2.8.3';
  if (call.args.includes('--version')) {
    call.out(`registry github.com/distribution/distribution v${version}\n`);
    return 0;
  }
  const when = () => stamp(call, '%Y-%m-%dT%H:%M:%SZ');
  call.err(
    `time="${when()}" level=warning msg="No HTTP secret provided - generated random secret. This may cause problems with uploads if multiple registries are behind a load-balancer." go.version=go1.20.8 version=${version}\ntime="${when()}" level=info msg="redis not configured" go.version=go1.20.8 version=${version}\ntime="${when()}" level=info msg="listening on [::]:5000" go.version=go1.20.8 version=${version}\n`,
  );
  return serve(call, {
    command: 'registry serve /etc/docker/registry/config.yml',
    name: 'registry',
    ports: [5000],
    signals: ending(['TERM', 'INT'], 0, '', 30),
  });
};
