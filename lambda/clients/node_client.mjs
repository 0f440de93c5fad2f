// Runs a Node function: asks the Runtime API for events, calls the handler, posts its answers.
//
// Started as `node node_client.mjs HANDLER` with the package as working directory. Whoever has AWS's
// `aws-lambda-ric` installed gets that one instead.

import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import util from 'node:util';

const jsonLogs = (process.env.AWS_LAMBDA_LOG_FORMAT ?? '').toUpperCase() === 'JSON';
const streaming = Symbol.for('aws.lambda.runtime.handler.streaming');
let requestId;

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = `Runtime.${name}`;
  }
}

// --- errors and logs -------------------------------------------------------------------------------

const isError = (value) =>
  util.types.isNativeError(value) ||
  (value && ['name', 'message', 'stack'].every((member) => typeof value[member] === 'string'));

// The error document that callers get.
function describe(error) {
  if (isError(error)) {
    const { name, message, stack } = error;
    return { errorType: name, errorMessage: message, trace: String(stack).split('\n') };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function withStack(_, value) {
  if (!(value instanceof Error)) return value;
  const members = { errorType: value.name, errorMessage: value.message, code: value.code, ...value };
  if (typeof value.stack === 'string') members.stack = value.stack.split('\n');
  return members;
}

function jsonLine(level, parameters) {
  const line = { timestamp: new Date().toISOString(), level, requestId };
  const known = (_, value) =>
    value instanceof Error
      ? {
          errorType: value.constructor?.name ?? 'UnknownError',
          errorMessage: value.message,
          stackTrace: String(value.stack).split('\n'),
          ...value,
        }
      : value;
  if (parameters.length === 1) {
    try {
      return JSON.stringify({ ...line, message: parameters[0] }, known);
    } catch {
      return JSON.stringify({ ...line, message: util.format(parameters[0]) });
    }
  }
  const error = parameters.find((parameter) => parameter instanceof Error);
  const rest = error ? known('', error) : {};
  return JSON.stringify({
    ...line,
    message: util.format(...parameters),
    errorType: rest.errorType,
    errorMessage: rest.errorMessage,
    stackTrace: rest.stackTrace,
  });
}

function log(level, parameters) {
  const line = jsonLogs
    ? jsonLine(level, parameters)
    : `${new Date().toISOString()}\t${requestId}\t${level}\t${util.format(...parameters)}`;
  // CR keeps an event of several lines together. Written at once: a crash must not swallow it.
  writeOut(line.replaceAll('\n', '\r') + '\n');
}

function writeOut(text) {
  const bytes = Buffer.from(text);
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += fs.writeSync(1, bytes, sent);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function patchConsole() {
  const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
  const lowest = Math.max(levels.indexOf((process.env.AWS_LAMBDA_LOG_LEVEL ?? '').toUpperCase()), 0);
  levels.forEach((level, index) => {
    const wanted = index >= lowest || level === 'FATAL';
    console[level.toLowerCase()] = wanted ? (...parameters) => log(level, parameters) : () => {};
  });
  console.log = console.info;
}

function logError(title, thrown) {
  const error = thrown instanceof Error ? thrown : new Error(thrown);
  if (jsonLogs) return console.error(error);
  let text;
  try {
    text = JSON.stringify(error, withStack);
  } catch {
    text = JSON.stringify(describe(error)); // it refers to itself
  }
  return console.error(title, `\t${text}`);
}

// --- the Runtime API -------------------------------------------------------------------------------

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const base = '/2018-06-01/runtime';
// One connection, which does not keep the event loop alive while it rests.
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, target, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const all = body === undefined ? headers : { 'Content-Length': body.length, ...headers };
    const options = { agent, hostname, port, method, path: base + target, headers: all };
    const request = http.request(options, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode >= 400 && response.statusCode !== 413) {
          reject(new Error(`The Runtime API answered ${response.statusCode}: ${text}`));
        } else {
          resolve({ headers: response.headers, text });
        }
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function postError(target, error) {
  const document = describe(error);
  const type = document.errorType.replaceAll(/[^\x20-\x7e]/g, '?');
  return call('POST', target, Buffer.from(JSON.stringify(document)), {
    'Content-Type': 'application/vnd.aws.lambda.error+json',
    'Lambda-Runtime-Function-Error-Type': type,
  });
}

function serialize(result) {
  try {
    return Buffer.from(JSON.stringify(result === undefined ? null : result) ?? 'null');
  } catch {
    throw new Error('Unable to stringify response body');
  }
}

// --- the handler -----------------------------------------------------------------------------------

function isModule(file) {
  for (let folder = path.dirname(file); !folder.endsWith('/node_modules'); ) {
    const description = path.join(folder, 'package.json');
    if (fs.existsSync(description)) {
      try {
        return JSON.parse(fs.readFileSync(description)).type === 'module';
      } catch (error) {
        console.warn(`${description} cannot be read and is ignored`, error);
        return false;
      }
    }
    if (folder === '/') break;
    folder = path.dirname(folder);
  }
  return false;
}

async function loadModule(root, folder, name) {
  const require = createRequire(path.join(root, 'bootstrap.js'));
  const file = path.resolve(root, folder, name);
  const imported = (found) => import(pathToFileURL(found).href);
  if (fs.existsSync(file) && fs.statSync(file).isFile()) return require(file);
  if (fs.existsSync(`${file}.js`)) {
    return isModule(`${file}.js`) ? imported(`${file}.js`) : require(`${file}.js`);
  }
  if (fs.existsSync(`${file}.mjs`)) return imported(`${file}.mjs`);
  if (fs.existsSync(`${file}.cjs`)) return require(`${file}.cjs`);
  return require(require.resolve(name, { paths: [root, path.resolve(root, folder)] }));
}

async function loadHandler(root, handler) {
  if (handler.includes('..')) {
    throw new RuntimeError(
      'MalformedHandlerName',
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const last = path.basename(handler);
  const match = last.match(/^([^.]*)\.(.*)$/);
  if (!match) throw new RuntimeError('MalformedHandlerName', 'Bad handler');
  const [, name, members] = match;
  let loaded;
  try {
    loaded = await loadModule(root, handler.slice(0, handler.length - last.length), name);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('UserCodeSyntaxError', String(error));
    if (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND') {
      throw new RuntimeError('ImportModuleError', String(error));
    }
    throw error;
  }
  const found = members.split('.').reduce((object, member) => object && object[member], loaded);
  if (!found) throw new RuntimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') {
    throw new RuntimeError('HandlerNotFound', `${handler} is not a function`);
  }
  return found;
}

globalThis.awslambda = {
  streamifyResponse: (handler) => {
    handler[streaming] = 'response';
    return handler;
  },
  HttpResponseStream: {
    from: (stream, prelude) => {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      stream._onBeforeFirstWrite = (write) => {
        write(JSON.stringify(prelude));
        write(new Uint8Array(8));
      };
      return stream;
    },
  },
};

// --- invocations -----------------------------------------------------------------------------------

function parseHeader(text, name) {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'latin1').toString());
  } catch (error) {
    throw new Error(`Cannot parse ${name} as json: ${error}`);
  }
}

function fillContext(context, headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return Object.assign(context, {
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parseHeader(headers['lambda-runtime-client-context'], 'ClientContext'),
    identity: parseHeader(headers['lambda-runtime-cognito-identity'], 'CognitoIdentity'),
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    tenantId: headers['lambda-runtime-aws-tenant-id'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  });
}

// What a program that is about to end with nothing left to do has still to do: an answer that waits
// for the event loop to be empty, or null for a handler that never answered.
let whenIdle = () => {};
// Ends the process with what went wrong; before the first event an Init error, then its own.
let onFatal = (error, code) => postError('/init/error', error).finally(() => process.exit(code));

function invokeBuffered(handler, event, headers) {
  return new Promise((resolve) => {
    let answered = false;
    let waits = true;
    const finish = (error, result, wait) => {
      if (answered) return;
      answered = true;
      const failed = error !== undefined && error !== null;
      const answer = () => resolve(failed ? { error } : { result });
      if (failed || !wait) whenIdle = () => {};
      if (failed || !wait) answer();
      else whenIdle = () => setImmediate(answer);
    };
    const context = {
      get callbackWaitsForEmptyEventLoop() {
        return waits;
      },
      set callbackWaitsForEmptyEventLoop(value) {
        waits = value;
      },
      succeed: (result) => finish(null, result, false),
      fail: (error) => finish(error ?? 'handled', null, false),
      done: (error, result) => finish(error, result, false),
    };
    whenIdle = () => finish(null, null, false);
    try {
      fillContext(context, headers);
      const result = handler(event, context, (error, value) => finish(error, value, waits));
      if (typeof result?.then === 'function') result.then(context.succeed, context.fail);
    } catch (error) {
      finish(error, null, false);
    }
  });
}

function openStream(target) {
  let done;
  const finished = new Promise((resolve, reject) => {
    done = { resolve, reject };
  });
  const headers = {
    'Lambda-Runtime-Function-Response-Mode': 'streaming',
    'Content-Type': 'application/octet-stream',
    'Transfer-Encoding': 'chunked',
    Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
  };
  const options = { agent, hostname, port, method: 'POST', path: base + target, headers };
  const stream = http.request(options, (response) => {
    response.resume();
    response.on('end', done.resolve);
  });
  stream.on('error', done.reject);
  let begun = false;
  const write = stream.write.bind(stream);
  stream.setContentType = (type) => {
    if (begun) throw new RuntimeError('InvalidStreamingOperation', 'Cannot set content-type, too late.');
    stream.setHeader('Content-Type', type);
  };
  const begin = () => {
    if (begun) return;
    begun = true;
    stream._onBeforeFirstWrite?.((part) => write(part));
  };
  stream.write = (part, ...rest) => {
    const plain = typeof part === 'string' || part instanceof Uint8Array;
    const bytes = plain ? part : JSON.stringify(part);
    begin();
    return write(bytes, ...rest);
  };
  const end = stream.end.bind(stream);
  stream.end = (part, ...rest) => {
    if (part !== undefined && part !== null && typeof part !== 'function') stream.write(part);
    return end(...rest.filter((argument) => typeof argument === 'function'));
  };
  const fail = (error) => {
    const document = describe(error);
    stream.addTrailers({
      'Lambda-Runtime-Function-Error-Type': document.errorType,
      'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(document)).toString('base64'),
    });
    end();
  };
  return { stream, finished, fail };
}

async function invokeStreaming(handler, event, headers) {
  const { stream, finished, fail } = openStream(`/invocation/${requestId}/response`);
  whenIdle = () => {};
  try {
    const result = handler(event, stream, fillContext({}, headers));
    if (typeof result?.then !== 'function') {
      throw new Error('Streaming does not support non-async handlers.');
    }
    if ((await result) !== undefined) console.warn('Streaming handlers ignore return values.');
    if (!stream.writableEnded) throw new Error('Response stream is not finished.');
  } catch (error) {
    logError('Invoke Error', error);
    if (!stream.writableEnded) fail(error);
  }
  await finished;
}

async function serve(handler) {
  for (;;) {
    const { headers, text } = await call('GET', '/invocation/next');
    requestId = headers['lambda-runtime-aws-request-id'];
    const target = `/invocation/${requestId}`;
    onFatal = (error, code) => postError(`${target}/error`, error).finally(() => process.exit(code));
    if (headers['lambda-runtime-trace-id']) {
      process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
    } else {
      delete process.env._X_AMZN_TRACE_ID;
    }
    if (handler[streaming]) {
      await invokeStreaming(handler, JSON.parse(text), headers);
      continue;
    }
    const answer = await invokeBuffered(handler, JSON.parse(text), headers);
    let payload;
    try {
      if ('error' in answer) throw answer.error;
      payload = serialize(answer.result);
    } catch (error) {
      logError('Invoke Error', error);
      await postError(`${target}/error`, error);
      continue;
    }
    const type = { 'Content-Type': 'application/json' };
    await call('POST', `${target}/response`, payload, type);
  }
}

patchConsole();
process.on('beforeExit', () => whenIdle());
process.on('uncaughtException', (error) => {
  logError('Uncaught Exception', error);
  onFatal(error, 129);
});
process.on('unhandledRejection', (reason) => {
  const error = new RuntimeError('UnhandledPromiseRejection', String(reason));
  if (reason instanceof Error) error.stack = `${error.name}: ${reason.stack}`;
  logError('Unhandled Promise Rejection', error);
  onFatal(error, 128);
});
let handler;
try {
  handler = await loadHandler(process.cwd(), process.argv[2]);
} catch (error) {
  logError('Uncaught Exception', error);
  await postError('/init/error', error);
  process.exit(129);
}
// Not awaited: a module still being evaluated with nothing left to do would end as a failure.
serve(handler).catch((error) => {
  logError('Uncaught Exception', error);
  process.exit(1);
});
