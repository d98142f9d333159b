import assert from 'node:assert/strict';
import { rightsOf } from '../../src/classroom/roles.ts';
import { classRecord } from '../../src/store/schemas.ts';
import { group, NOW } from '../store/rig.ts';

describe('the staff of a class', () => {
  it('is nobody but the owner in what older versions have written', () => {
    const { staff: _, ...old } = group('class-001', 'QUAY-7K');
    assert.deepEqual(classRecord.parse(old), { ...old, staff: [] });
  });

  it('an assistant changes nothing and sees no keys; an editor sees no student; nobody but the owner chooses the staff', () => {
    const roles = ['teacher', 'assistant', 'editor'] as const;
    const record = {
      ...group('class-001', 'QUAY-7K'),
      staff: roles.map(role => ({ person: `the-${role}`, role, since: NOW })),
    };
    const rights = (person: string) => [...rightsOf(record, person)];
    assert.deepEqual(rights(record.instructor), ['see-class', 'see-students', 'see-keys', 'lead', 'set-work', 'staff']);
    assert.deepEqual(rights('the-teacher'), ['see-class', 'see-students', 'see-keys', 'lead', 'set-work']);
    assert.deepEqual(rights('the-assistant'), ['see-class', 'see-students']);
    assert.deepEqual(rights('the-editor'), ['see-class', 'set-work']);
    assert.deepEqual(rights('stranger-1'), []);
  });
});
