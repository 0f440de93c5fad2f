// Answers one JSON line on stdout for each JSON line on stdin: an operation, waiter or paginator of
// the AWS SDK for JavaScript v3, or a message to verify with sns-validator. Region, credentials and
// endpoint come from the environment, as they would for a user.
import crypto from 'node:crypto';
import { createRequire } from 'node:module';
import http from 'node:http';
import https from 'node:https';
import readline from 'node:readline';

const require = createRequire(`${process.env.CONFORMANCE_NODE}/`);

const modules = {
  sns: require('@aws-sdk/client-sns'),
  sqs: require('@aws-sdk/client-sqs'),
  lambda: require('@aws-sdk/client-lambda'),
  apigateway: require('@aws-sdk/client-api-gateway'),
  apigatewayv2: require('@aws-sdk/client-apigatewayv2'),
  apigatewaymanagementapi: require('@aws-sdk/client-apigatewaymanagementapi'),
  sts: require('@aws-sdk/client-sts'),
};
const clientNames = {
  sns: 'SNSClient',
  sqs: 'SQSClient',
  lambda: 'LambdaClient',
  apigateway: 'APIGatewayClient',
  apigatewayv2: 'ApiGatewayV2Client',
  apigatewaymanagementapi: 'ApiGatewayManagementApiClient',
  sts: 'STSClient',
};
const clients = {};

function clientOf(service) {
  clients[service] ??= new modules[service][clientNames[service]]({
    requestHandler: { requestTimeout: 30_000 },
  });
  return clients[service];
}

// Bytes travel as {"$bytes": base64} both ways.
function decode(value) {
  if (Array.isArray(value)) return value.map(decode);
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$bytes === 'string') return Buffer.from(value.$bytes, 'base64');
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decode(item)]));
}

function encode(value) {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(encode);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '$metadata')
      .map(([name, item]) => [name, encode(item)]),
  );
}

async function collect(stream) {
  const events = [];
  for await (const event of stream) events.push(event);
  return events;
}

async function call({ service, name, input }) {
  const Command = modules[service][`${name}Command`];
  const output = await clientOf(service).send(new Command(decode(input)));
  if (output.EventStream) output.EventStream = await collect(output.EventStream);
  return { output: encode(output) };
}

async function wait({ service, name, input }) {
  const settings = { client: clientOf(service), maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
  const { state, reason } = await modules[service][`waitUntil${name}`](settings, decode(input));
  return { output: { state, reason: encode(reason) } };
}

async function paginate({ service, name, input, pageSize }) {
  const pages = [];
  const settings = { client: clientOf(service), pageSize };
  for await (const page of modules[service][`paginate${name}`](settings, decode(input))) {
    pages.push(encode(page));
  }
  return { output: pages };
}

// sns-validator fetches the certificate by https only, as AWS serves it. The emulator serves it by
// http, so the validator is told an https URL and its one https.get goes to http: which host is
// accepted and what is verified with the certificate stay the validator's business.
const MessageValidator = require('sns-validator');
https.get = (url, callback) => http.get(url.replace(/^https:/, 'http:'), callback);

function validate({ message, hostPattern }) {
  const hash = { ...message, SigningCertURL: message.SigningCertURL.replace(/^http:/, 'https:') };
  return new Promise((resolve, reject) => {
    new MessageValidator(new RegExp(hostPattern)).validate(hash, (error, valid) =>
      error ? reject(error) : resolve({ output: encode(valid) }),
    );
  });
}

// What AWS documents of signatures, for the types of messages that sns-validator has wrong: to it a
// farewell is signed without its token.
const confirmation = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
const signedKeys = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: confirmation,
  UnsubscribeConfirmation: confirmation,
};

async function verify({ message }) {
  const certificate = await (await fetch(message.SigningCertURL)).text();
  const verifier = crypto.createVerify(message.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1');
  for (const key of signedKeys[message.Type]) {
    if (key in message) verifier.update(`${key}\n${message[key]}\n`, 'utf8');
  }
  return { output: { valid: verifier.verify(certificate, message.Signature, 'base64') } };
}

const kinds = { call, wait, paginate, validate, verify };

for await (const line of readline.createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = await kinds[request.kind](request);
  } catch (error) {
    answer = {
      error: {
        name: error.name,
        code: error.Code,
        message: error.message,
        status: error.$metadata?.httpStatusCode,
        stack: error.stack,
      },
    };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
