import { nameOf } from '../../../../filesystem/path.ts';
import { type Table, truthy } from '../../script/values.ts';
import type { PythonProcess } from '../process.ts';
import { show } from '../values.ts';
import { keyword } from './arguments.ts';

/** The package, as far as an application of one file needs it. Its routes are not played: who asks is answered by the host. */
export function flask({ machine, path }: PythonProcess): Table {
  const application: Table = {
    run: args => {
      const port = Number(keyword(args, 'port') ?? 5000);
      const everywhere = show(keyword(args, 'host') ?? '127.0.0.1') === '0.0.0.0';
      const debug = truthy(keyword(args, 'debug')) ? 'on' : 'off';
      machine.out(` * Serving Flask app '${nameOf(path).replace(/\.py$/, '')}'\n * Debug mode: ${debug}\n`);
      machine.err(
        `WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\n${everywhere ? ' * Running on all addresses (0.0.0.0)\n' : ''} * Running on http://127.0.0.1:${port}\n${everywhere ? ` * Running on http://172.17.0.2:${port}\n` : ''}Press CTRL+C to quit\n`,
      );
      return machine.serve({
        command: `python ${path}`,
        name: 'python',
        ports: [port],
        signals: { INT: { exitCode: 0, last: '', duration: 20 } },
      });
    },
  };
  return { Flask: () => application, request: application, jsonify: ([value]) => value };
}
