import { nameOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { carriedBy, refuseTool, runCarried } from './artefact.ts';
import { buildProject, publishProject, restoreProject } from './dotnet-build.ts';
import { placeOf } from './project.ts';

const SHARED = '/usr/share/dotnet/shared';

/** .NET's command: what is installed, and what it would build. Nothing is compiled. */
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
    case 'restore':
    case 'build':
    case 'publish':
      if (sdk === undefined) return refuseWithoutSdk(call, asked);
      return { restore: restoreProject, build: buildProject, publish: publishProject }[asked](call, call.args.slice(1));
    default:
      break;
  }
  if (asked.endsWith('.dll')) return runAssembly(call, asked, sdk !== undefined);
  return refuseTool(call, `dotnet ${asked}`);
};

function runAssembly(call: ProgramCall, name: string, hasSdk: boolean): number {
  const path = placeOf(call, name);
  const carried = carriedBy(call, path);
  if (carried !== null) return runCarried(call, carried, nameOf(path));
  if (call.files.stat(path) !== null || hasSdk) return refuseTool(call, `dotnet ${name}`);
  return refuseWithoutSdk(call, name);
}

/** What the command says where only the runtime is installed: 145 is the low byte of the host's own code. */
function refuseWithoutSdk(call: ProgramCall, asked: string): number {
  call.err(
    `The command could not be loaded, possibly because:\n  * You intended to execute a .NET application:\n      The application '${asked}' does not exist.\n  * You intended to execute a .NET SDK command:\n      No .NET SDKs were found.\n\nDownload a .NET SDK:\nhttps://aka.ms/dotnet/download\n\nLearn about SDK resolution:\nhttps://aka.ms/dotnet/sdk-not-found\n`,
  );
  return 145;
}
