// Node functions that do what their event asks for.
'use strict';

console.log('module loaded');

class SoldOut extends Error {
  constructor(message) {
    super(message);
    this.name = 'SoldOut';
  }
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

exports.handler = async (event, context) => {
  console.log('a line');
  console.warn('a warning of %s', event.name);
  if ('fail' in event) throw new SoldOut(event.fail);
  if ('exit' in event) process.exit(event.exit);
  if ('kill' in event) process.abort();
  if ('reject' in event) Promise.reject(new Error(event.reject));
  if ('sleep' in event) await wait(event.sleep * 1000);
  if ('unserializable' in event) return { big: 1n };
  if ('give' in event) return event.give;
  return {
    greeting: `Hello, ${event.name}`,
    requestId: context.awsRequestId,
    function: context.functionName,
    version: context.functionVersion,
    arn: context.invokedFunctionArn,
    memory: context.memoryLimitInMB,
    group: context.logGroupName,
    hasStream: Boolean(context.logStreamName),
    hasTime: context.getRemainingTimeInMillis() > 0 && context.getRemainingTimeInMillis() <= 10000,
    client: context.clientContext?.client.app_title ?? null,
    identity: context.identity?.cognitoIdentityId ?? null,
    environment: process.env.AWS_EXECUTION_ENV,
  };
};

exports.callback = (event, context, callback) => {
  if ('immediate' in event) context.callbackWaitsForEmptyEventLoop = false;
  setTimeout(() => console.log('the loop is empty'), event.later ?? 0);
  callback(event.fail ? new SoldOut(event.fail) : null, { called: event.name });
};

exports.silent = () => {};
exports.nested = { deep: { handler: async (event) => ({ deep: event.name }) } };

exports.streaming = globalThis.awslambda?.streamifyResponse(async (event, stream) => {
  if ('rawPath' in event) {
    const metadata = { statusCode: 201, headers: { 'x-shop': 'open' }, cookies: ['visited=1'] };
    stream = globalThis.awslambda.HttpResponseStream.from(stream, metadata);
  }
  for (const part of event.parts ?? ['one ', 'two']) {
    stream.write(part);
    await wait(event.pause ?? 0);
  }
  if ('fail' in event) throw new SoldOut(event.fail);
  stream.end();
});
