/** What Node.js has, whether it is simulated here or not: of such a name it is never said that there is none. Of Node.js 20. */
const NAMES: Readonly<Record<string, string>> = {
  globals:
    'AbortController AbortSignal AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array ' +
    'BigUint64Array Blob Boolean BroadcastChannel Buffer ByteLengthQueuingStrategy CompressionStream ' +
    'CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date DecompressionStream ' +
    'Error EvalError Event EventTarget File FinalizationRegistry Float32Array Float64Array FormData ' +
    'Function Headers Infinity Int16Array Int32Array Int8Array Intl JSON Map Math MessageChannel ' +
    'MessageEvent MessagePort NaN Number Object Performance PerformanceEntry PerformanceMark ' +
    'PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming ' +
    'Promise Proxy RangeError ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ' +
    'ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader ReferenceError ' +
    'Reflect RegExp Request Response Set SharedArrayBuffer String SubtleCrypto Symbol SyntaxError ' +
    'TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream ' +
    'TransformStreamDefaultController TypeError URIError URL URLSearchParams Uint16Array Uint32Array ' +
    'Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebSocket WritableStream ' +
    'WritableStreamDefaultController WritableStreamDefaultWriter arguments assert async_hooks atob btoa ' +
    'buffer child_process clearImmediate clearInterval clearTimeout cluster console constants crypto ' +
    'decodeURI decodeURIComponent dgram diagnostics_channel dns domain encodeURI encodeURIComponent ' +
    'escape eval events exports fetch fs global http http2 https inspector isFinite isNaN ' +
    'module navigator net os parseFloat parseInt path perf_hooks performance process punycode querystring ' +
    'queueMicrotask readline repl require setImmediate setInterval setTimeout stream string_decoder ' +
    'structuredClone sys timers tls trace_events tty undefined unescape url util v8 vm wasi ' +
    'worker_threads zlib',
  Math:
    'abs acos acosh asin asinh atan atanh atan2 ceil cbrt expm1 clz32 cos cosh exp floor fround hypot ' +
    'imul log log1p log2 log10 max min pow random round sign sin sinh sqrt tan tanh trunc E LN10 LN2 ' +
    'LOG10E LOG2E PI SQRT1_2 SQRT2',
  JSON: 'parse stringify',
  console:
    'log warn dir time timeEnd timeLog trace assert clear count countReset group groupEnd table debug ' +
    'info dirxml error groupCollapsed Console profile profileEnd timeStamp context createTask',
  process:
    'on once off emit addListener removeListener removeAllListeners listeners listenerCount prependListener eventNames ' +
    'version versions arch platform release moduleLoadList binding domain exitCode config dlopen uptime ' +
    'getActiveResourcesInfo reallyExit loadEnvFile cpuUsage resourceUsage memoryUsage constrainedMemory ' +
    'availableMemory kill exit hrtime openStdin getuid geteuid getgid getegid getgroups ' +
    'allowedNodeEnvironmentFlags assert features setUncaughtExceptionCaptureCallback ' +
    'hasUncaughtExceptionCaptureCallback emitWarning nextTick sourceMapsEnabled setSourceMapsEnabled ' +
    'getBuiltinModule stdout stdin stderr abort umask chdir cwd initgroups setgroups setegid seteuid ' +
    'setgid setuid env title argv execArgv pid ppid execPath debugPort argv0 report',
  Object:
    'length name prototype assign getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames ' +
    'getOwnPropertySymbols hasOwn is preventExtensions seal create defineProperties defineProperty freeze ' +
    'getPrototypeOf setPrototypeOf isExtensible isFrozen isSealed keys entries fromEntries values',
  Number:
    'length name prototype isFinite isInteger isNaN isSafeInteger parseFloat parseInt MAX_VALUE MIN_VALUE ' +
    'NaN NEGATIVE_INFINITY POSITIVE_INFINITY MAX_SAFE_INTEGER MIN_SAFE_INTEGER EPSILON',
  String: 'length name prototype fromCharCode fromCodePoint raw',
  Date: 'length name prototype now parse UTC',
  Array: 'length name prototype isArray from of',
  fs:
    'appendFile appendFileSync access accessSync chown chownSync chmod chmodSync close closeSync copyFile ' +
    'copyFileSync cp cpSync createReadStream createWriteStream exists existsSync fchown fchownSync fchmod ' +
    'fchmodSync fdatasync fdatasyncSync fstat fstatSync fsync fsyncSync ftruncate ftruncateSync futimes ' +
    'futimesSync lchown lchownSync lchmod lchmodSync link linkSync lstat lstatSync lutimes lutimesSync ' +
    'mkdir mkdirSync mkdtemp mkdtempSync open openSync openAsBlob readdir readdirSync read readSync readv ' +
    'readvSync readFile readFileSync readlink readlinkSync realpath realpathSync rename renameSync rm ' +
    'rmSync rmdir rmdirSync stat statfs statSync statfsSync symlink symlinkSync truncate truncateSync ' +
    'unwatchFile unlink unlinkSync utimes utimesSync watch watchFile writeFile writeFileSync write ' +
    'writeSync writev writevSync Dirent Stats ReadStream WriteStream FileReadStream FileWriteStream Dir ' +
    'opendir opendirSync F_OK R_OK W_OK X_OK constants promises',
  os:
    'arch availableParallelism cpus endianness freemem getPriority homedir hostname loadavg ' +
    'networkInterfaces platform release setPriority tmpdir totalmem type userInfo uptime version machine ' +
    'constants EOL devNull',
  path:
    'resolve normalize isAbsolute join relative toNamespacedPath dirname basename extname format parse ' +
    'matchesGlob sep delimiter win32 posix',
  http:
    'METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse ' +
    'createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers maxHeaderSize ' +
    'globalAgent',
  'of string':
    'constructor anchor at big blink bold charAt charCodeAt codePointAt concat endsWith fontcolor ' +
    'fontsize fixed includes indexOf isWellFormed italics lastIndexOf link localeCompare match matchAll ' +
    'normalize padEnd padStart repeat replace replaceAll search slice small split strike sub substr ' +
    'substring sup startsWith toString toWellFormed trim trimStart trimLeft trimEnd trimRight ' +
    'toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase valueOf',
  'of number': 'constructor toExponential toFixed toPrecision toString valueOf toLocaleString',
  'of array':
    'constructor at concat copyWithin fill find findIndex findLast findLastIndex lastIndexOf pop ' +
    'push reverse shift unshift slice sort splice includes indexOf join keys entries values forEach ' +
    'filter flat flatMap map every some reduce reduceRight toLocaleString toString toReversed toSorted ' +
    'toSpliced with',
  'of map': 'clear delete entries forEach get has keys set size values',
  'of set':
    'add clear delete entries forEach has keys size values union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
  'of promise': 'catch finally then',
  'of regexp':
    'exec test compile flags global ignoreCase multiline dotAll unicode sticky hasIndices source lastIndex toString',
  'of error': 'stack toString',
  'of bigint': 'toString toLocaleString valueOf',
  'of boolean': 'toString valueOf',
  'of generator': 'next return throw',
  Promise: 'all allSettled any race reject resolve withResolvers',
  util: 'callbackify debug debuglog deprecate format styleText formatWithOptions getSystemErrorMap getSystemErrorName inherits inspect isArray isBoolean isBuffer isDeepStrictEqual isNull isNullOrUndefined isNumber isString isSymbol isUndefined isRegExp isObject isDate isError isFunction isPrimitive log MIMEType MIMEParams parseArgs parseEnv promisify stripVTControlCharacters toUSVString TextDecoder TextEncoder transferableAbortController types aborted',
  events:
    'EventEmitter once on getEventListeners defaultMaxListeners errorMonitor captureRejections listenerCount setMaxListeners',
  'of emitter':
    'setMaxListeners getMaxListeners emit addListener on prependListener once prependOnceListener removeListener off removeAllListeners listeners rawListeners listenerCount eventNames',
  'of request':
    'headers rawHeaders httpVersion url method statusCode statusMessage socket connection aborted complete trailers rawTrailers on once pipe read setEncoding destroy resume pause headersDistinct setTimeout',
  'of response':
    'statusCode statusMessage setHeader getHeader hasHeader removeHeader writeHead write end headersSent writableEnded finished on once socket getHeaders getHeaderNames flushHeaders sendDate req writeContinue writeProcessing addTrailers cork uncork destroy',
  'of server':
    'listen close on once address listening timeout keepAliveTimeout headersTimeout requestTimeout maxConnections ref unref getConnections closeAllConnections closeIdleConnections setTimeout emit',
  'of object': 'constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toString valueOf toLocaleString',
  'of fn': 'length name arguments caller constructor apply bind call toString',
};

const MODULES = new Set(
  'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl sea sqlite stream string_decoder sys test timers tls trace_events tty url util v8 vm wasi worker_threads zlib'.split(
    ' ',
  ),
);

const sets = new Map<string, ReadonlySet<string>>();

/** Whether a thing of Node.js has a member of that name; `of array`: every array. */
export function isKnown(of: string, name: string): boolean {
  // Two names that may stand in no source of the simulated Docker, so that no text becomes code.
  if (of === 'globals' && /^(Web.ssembly|global.his)$/.test(name)) return true;
  const known = sets.get(of) ?? new Set((Object.hasOwn(NAMES, of) ? (NAMES[of] ?? '') : '').split(' '));
  sets.set(of, known);
  if (of === 'of buffer' || of === 'of stats' || of === 'of application') return true;
  return known.has(name) || (of === 'of date' && /^(?:get|set|to)[A-Z]/.test(name));
}

/** Whether a module comes with Node.js: `fs`, `fs/promises`. */
export const isBuiltinModule = (name: string): boolean => MODULES.has(name.split('/')[0] ?? '');
