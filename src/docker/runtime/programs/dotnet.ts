import type { Program } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';

const SHARED = '/usr/share/dotnet/shared';

/** .NET's command, as far as it tells what is installed. */
export const dotnet: Program = call => {
  const [asked = ''] = call.args;
  const { env, out } = call;
  const sdk = env.get('DOTNET_SDK_VERSION');
  const runtime = env.get('DOTNET_VERSION');
  const aspnet = env.get('ASPNET_VERSION');
  switch (asked) {
    case '--version':
      if (sdk === undefined) break;
      out(`${sdk}\n`);
      return 0;
    case '--list-sdks':
      if (sdk !== undefined) out(`${sdk} [/usr/share/dotnet/sdk]\n`);
      return 0;
    case '--list-runtimes':
      if (aspnet !== undefined) out(`Microsoft.AspNetCore.App ${aspnet} [${SHARED}/Microsoft.AspNetCore.App]\n`);
      if (runtime !== undefined) out(`Microsoft.NETCore.App ${runtime} [${SHARED}/Microsoft.NETCore.App]\n`);
      return 0;
    default:
      break;
  }
  return stop(call.session, 'not-simulated', `dotnet ${asked} is not simulated on this host`.replace('  ', ' '));
};
