import { type HistoryText, type ImageDescription, image } from '../../describe.ts';
import { withUser } from '../../users.ts';
import { ALPINE_321 } from '../alpine.ts';
import { BASES, both, DAY, files, packages } from './rows.ts';

type DotnetPart = 'runtime-deps' | 'runtime' | 'aspnet' | 'sdk';
type DotnetBase = 'debian' | 'alpine';

const ORDER: readonly DotnetPart[] = ['runtime-deps', 'runtime', 'aspnet', 'sdk'];

function rowsOf(part: DotnetPart, on: DotnetBase): readonly HistoryText[] {
  switch (part) {
    case 'runtime-deps':
      return [
        `ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true${on === 'alpine' ? ' DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true' : ''}`,
        packages(
          on,
          on === 'alpine'
            ? 'ca-certificates-bundle libgcc libssl3 libstdc++'
            : 'ca-certificates libc6 libgcc-s1 libicu72 libssl3 libstdc++6 tzdata zlib1g',
          '',
          on === 'alpine' ? 2_600_000 : 43_900_000,
        ),
        files(
          on === 'alpine'
            ? 'RUN /bin/sh -c addgroup --gid=$APP_UID app     && adduser --uid=$APP_UID --ingroup=app --disabled-password app'
            : 'RUN /bin/sh -c groupadd --gid=$APP_UID app     && useradd --no-log-init --uid=$APP_UID --gid=$APP_UID --create-home app',
          'd 755 /home/app\no 1654:1654 /home/app',
          both(7_100),
          '/var/log/faillog',
          { texts: withUser(on, { name: 'app', id: 1654, home: '/home/app', shell: '/bin/sh' }) },
        ),
      ];
    case 'runtime':
      return [
        'ENV DOTNET_VERSION=8.0.13',
        files(
          'COPY /dotnet /usr/share/dotnet',
          'p 755 72000 /usr/share/dotnet/dotnet\nd 755 /usr/share/dotnet/shared/Microsoft.NETCore.App/8.0.13\nd 755 /usr/share/dotnet/host/fxr/8.0.13',
          { arm64: 76_900_000, amd64: 71_000_000 },
          '/usr/share/dotnet/shared/Microsoft.NETCore.App/8.0.13/DotnetBase.Private.CoreLib.dll',
          { data: { '/usr/share/dotnet/dotnet': '8.0.13' } },
        ),
        files(
          'RUN /bin/sh -c ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet',
          'l /usr/bin/dotnet /usr/share/dotnet/dotnet',
          both(0),
          '/usr/share/dotnet/.keep',
        ),
      ];
    case 'aspnet':
      return [
        'ENV ASPNET_VERSION=8.0.13',
        files(
          'COPY /shared/Microsoft.AspNetCore.App /usr/share/dotnet/shared/Microsoft.AspNetCore.App',
          'd 755 /usr/share/dotnet/shared/Microsoft.AspNetCore.App/8.0.13',
          { arm64: 25_300_000, amd64: 23_300_000 },
          '/usr/share/dotnet/shared/Microsoft.AspNetCore.App/8.0.13/Microsoft.AspNetCore.dll',
        ),
      ];
    case 'sdk':
      return [
        'ENV DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_NOLOGO=true DOTNET_SDK_VERSION=8.0.406 DOTNET_USE_POLLING_FILE_WATCHER=true NUGET_XMLDOC_MODE=skip',
        packages(
          on,
          on === 'alpine' ? 'curl git icu-data-full icu-libs tzdata' : 'curl git libatomic1 wget',
          'curl git',
          on === 'alpine' ? 49_000_000 : 107_000_000,
        ),
        files(
          'COPY /dotnet /usr/share/dotnet',
          'd 755 /usr/share/dotnet/sdk/8.0.406\nd 755 /usr/share/dotnet/packs\nd 755 /usr/share/dotnet/templates',
          { arm64: 402_000_000, amd64: 398_000_000 },
          '/usr/share/dotnet/sdk/8.0.406/MSBuild.dll',
        ),
        ['RUN /bin/sh -c dotnet help # buildkit', 'nothing'],
      ];
  }
}

/** Each part stands on the one before it. Source of the config: dotnet/dotnet-docker. */
function dotnet(part: DotnetPart, on: DotnetBase, tags: readonly string[]): ImageDescription {
  return image({
    repository: `mcr.microsoft.com/dotnet/${part}`,
    tags,
    base: on === 'alpine' ? ALPINE_321 : BASES.debian,
    created: DAY,
    rows: [...ORDER.slice(0, ORDER.indexOf(part) + 1).flatMap(each => rowsOf(each, on))],
    description: null,
    config: part === 'sdk' || on === 'alpine' ? {} : { Cmd: ['bash'] },
  });
}

/** .NET of a part, on Debian and on Alpine. */
export function dotnetImages(part: DotnetPart): readonly ImageDescription[] {
  return [
    dotnet(part, 'debian', ['8.0', '8.0-bookworm-slim', '8.0.13']),
    dotnet(part, 'alpine', ['8.0-alpine', '8.0-alpine3.21']),
  ];
}

export const DOTNET_PARTS: readonly DotnetPart[] = ORDER;
