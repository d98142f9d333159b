/**
 * What runs on a thread of `passwords.ts`: hashes and compares, one task at a time. JavaScript, because a thread begins with a file that
 * Node reads itself, also when everything else is read from its source.
 */
import { parentPort } from 'node:worker_threads';
import sodium from 'libsodium-wrappers-sumo';

/**
 * @import { HashAnswer, HashTask } from './passwords.ts'
 */

/** OWASP's first choice for Argon2id: 19 MiB, two passes, and one lane, which is all that libsodium makes. */
const MEMORY = 19_456 * 1024;
const PASSES = 2;

await sodium.ready;

/** @type {(task: HashTask) => string | boolean} */
function answer(task) {
  switch (task.what) {
    case 'hash':
      return sodium.crypto_pwhash_str(task.secret, PASSES, MEMORY);
    case 'verify':
      return sodium.crypto_pwhash_str_verify(task.kept, task.secret);
  }
}

/** @type {(task: HashTask) => HashAnswer} */
function tried(task) {
  try {
    return { value: answer(task) };
  } catch (error) {
    return { error: String(error) };
  }
}

parentPort?.on('message', task => parentPort?.postMessage(tried(task)));
