import assert from 'node:assert/strict';
import { previewRoster } from '../../src/classroom/roster-file.ts';
import { fault } from '../store/contract.ts';

const read = (text: string | Uint8Array, known: readonly string[] = []) =>
  previewRoster(typeof text === 'string' ? Buffer.from(text) : text, new Set(known));

describe('a roster from a file', () => {
  it('is a plain list', () => {
    assert.deepEqual(read('Анна Ильина\r\n\r\n Пётр   Иванов \r\n'), {
      encoding: 'utf-8',
      delimiter: null,
      fresh: ['Анна Ильина', 'Пётр Иванов'],
      known: [],
      problems: [],
    });
  });

  it('is a table of Russian Excel: a BOM, semicolons, a line of heads in any order', () => {
    const found = read('\ufeffИмя;Группа;Фамилия\nАнна;ИВТ-21;Ильина\n"Пётр";ИВТ-21;"Иванов"\n');
    assert.deepEqual([found.delimiter, found.fresh], [';', ['Ильина Анна', 'Иванов Пётр']]);
  });

  it('is in windows-1251 when it is not in UTF-8', () => {
    // «ФИО» and «Ёж» in windows-1251.
    const found = read(Uint8Array.from([0xd4, 0xc8, 0xce, 0x0d, 0x0a, 0xa8, 0xe6]));
    assert.deepEqual([found.encoding, found.fresh], ['windows-1251', ['Ёж']]);
  });

  it('is Excel’s Unicode text: UTF-16 with tabs', () => {
    const found = read(
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Name\tEmail\nAnn Lee\ta@b.c\n', 'utf16le')]),
    );
    assert.deepEqual([found.encoding, found.delimiter, found.fresh], ['utf-16le', '\t', ['Ann Lee']]);
  });

  it('without heads, the first column is the name', () => {
    assert.deepEqual(read('Ann Lee,1\nBo Kim,2\n').fresh, ['Ann Lee', 'Bo Kim']);
  });

  it('leaves out those who are there already, and those who stand in it twice', () => {
    const found = read('Анна\nПётр\nанна\nПетр\n', ['анна']);
    assert.deepEqual([found.fresh, found.known], [['Пётр'], ['Анна', 'анна', 'Петр']]);
  });

  it('says which lines cannot be names, and why', () => {
    const found = read(`Name,Email\n,a@b.c\n${'я'.repeat(61)},x\nAn\u202en,x\nBo,x\n`);
    assert.deepEqual(
      found.problems.map(({ line, reason }) => [line, reason]),
      [
        [2, 'empty'],
        [3, 'long'],
        [4, 'characters'],
      ],
    );
    assert.deepEqual(found.fresh, ['Bo']);
  });

  it('is no picture, no broken table, no telephone book', () => {
    assert.throws(() => read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1])), fault('invalid'));
    assert.throws(() => read('a;"b\nc;d\n'), fault('invalid'));
    assert.throws(() => read('x\n'.repeat(1000)), fault('invalid'));
  });

  it('of nothing is nobody', () => {
    assert.deepEqual(read('').fresh, []);
  });
});
