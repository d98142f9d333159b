import type { Table, Value } from '../../script/values.ts';
import { show } from '../values.ts';

export function json(): Table {
  return {
    dumps: ([value]) => JSON.stringify(value).replace(/([,:])(?=["\d[{tfn])/g, '$1 '),
    loads: ([text]) => JSON.parse(show(text)) as Value,
  };
}
