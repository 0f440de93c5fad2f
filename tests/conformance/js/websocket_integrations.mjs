// What WebSocket APIs make of messages: `ws` on one side; functions, an endpoint, a queue and mocks on
// the other. Prints the name of each check; the first that fails ends it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import http from 'node:http';

const require = createRequire(`${process.env.CONFORMANCE_NODE}/`);
const { WebSocket } = require('ws');
const v2 = require('@aws-sdk/client-apigatewayv2');
const { SQSClient, ...sqs } = require('@aws-sdk/client-sqs');
const management = require('@aws-sdk/client-apigatewaymanagementapi');

const endpoint = process.env.AWS_ENDPOINT_URL;
const account = process.env.AWS_ACCESS_KEY_ID;
const control = new v2.ApiGatewayV2Client({});
const queues = new SQSClient({});

// Answers what its path says, and remembers what it was sent.
const seen = [];
const backend = http.createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  seen.push({ path: request.url, headers: request.headers, body });
  const [, status] = /^\/(\d+)/.exec(request.url) ?? [];
  response.setHeader('X-Kind', 'plain');
  response.statusCode = Number(status ?? 200);
  response.end(JSON.stringify({ said: body }));
});
backend.listen(0, '127.0.0.1');
await once(backend, 'listening');
const backendUrl = `http://127.0.0.1:${backend.address().port}`;

const { ApiId } = await control.send(
  new v2.CreateApiCommand({
    Name: 'mappings',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  }),
);

// A route with its integration, the responses of it, and whatever else the route is to have.
async function route(RouteKey, integration, responses = {}, more = {}) {
  const { IntegrationId } = await control.send(
    new v2.CreateIntegrationCommand({ ApiId, ...integration }),
  );
  for (const [IntegrationResponseKey, response] of Object.entries(responses)) {
    await control.send(
      new v2.CreateIntegrationResponseCommand({
        ApiId,
        IntegrationId,
        IntegrationResponseKey,
        ...response,
      }),
    );
  }
  const { RouteId } = await control.send(
    new v2.CreateRouteCommand({
      ApiId,
      RouteKey,
      Target: `integrations/${IntegrationId}`,
      RouteResponseSelectionExpression: '$default',
      ...more,
    }),
  );
  await control.send(
    new v2.CreateRouteResponseCommand({ ApiId, RouteId, RouteResponseKey: '$default' }),
  );
}

function uriOf(functionArn) {
  return `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

const { AuthorizerId } = await control.send(
  new v2.CreateAuthorizerCommand({
    ApiId,
    Name: 'verdicts',
    AuthorizerType: 'REQUEST',
    AuthorizerUri: uriOf(process.env.AUTHORIZER),
    IdentitySource: ['route.request.header.X-Verdict'],
  }),
);
await route(
  '$connect',
  {
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'POST',
    IntegrationUri: `${backendUrl}/connect`,
    RequestParameters: { 'integration.request.header.x-connection': 'context.connectionId' },
  },
  {},
  { AuthorizationType: 'CUSTOM', AuthorizerId },
);
await route('$disconnect', {
  IntegrationType: 'HTTP',
  IntegrationMethod: 'POST',
  IntegrationUri: `${backendUrl}/disconnect`,
  RequestTemplates: {
    $default:
      '{"id":"$context.connectionId","code":$context.disconnectStatusCode,"why":"$context.disconnectReason"}',
  },
});
await route(
  'mock',
  {
    IntegrationType: 'MOCK',
    TemplateSelectionExpression: '200',
    RequestTemplates: { 200: '{"statusCode":200}' },
  },
  {
    $default: {
      TemplateSelectionExpression: '${request.body.kind}',
      ResponseTemplates: {
        who: '{"principal":"$context.authorizer.principalId","count":"$context.authorizer.asked"}',
        $default: '{"type":"$context.eventType","route":"$context.routeKey","message":"$context.messageId"}',
      },
    },
  },
);
await route('bare', { IntegrationType: 'MOCK' });
await route(
  'http',
  {
    IntegrationType: 'HTTP',
    IntegrationMethod: 'PUT',
    IntegrationUri: `${backendUrl}/{status}`,
    TemplateSelectionExpression: '${request.body.kind}',
    RequestTemplates: { loud: '{"loud":"$input.path(\'$.text\').toUpperCase()"}' },
    RequestParameters: {
      'integration.request.path.status': 'route.request.body.status',
      'integration.request.querystring.stage': 'context.stage',
      'integration.request.header.x-fixed': "'fixed'",
    },
  },
  {
    '/4\\d\\d/': { ResponseTemplates: { $default: 'refused: $input.path("$.said")' } },
    $default: { TemplateSelectionExpression: '\\$default' },
  },
);
await route(
  'function',
  {
    IntegrationType: 'AWS',
    IntegrationMethod: 'POST',
    IntegrationUri: uriOf(process.env.PLAIN),
    RequestTemplates: { $default: '{"text":$input.json("$.text"),"id":"$context.connectionId"}' },
  },
  { $default: {} },
);
await route(
  'raise',
  {
    IntegrationType: 'AWS',
    IntegrationMethod: 'POST',
    IntegrationUri: uriOf(process.env.PLAIN),
    RequestTemplates: { $default: '{"raise":"all wrong"}' },
  },
  { $default: {}, '/.*wrong.*/': { ResponseTemplates: { $default: 'so: $input.path("$.errorMessage")' } } },
);
await route('proxy', { IntegrationType: 'AWS_PROXY', IntegrationUri: uriOf(process.env.FUNCTION) });
const { QueueUrl } = await queues.send(new sqs.CreateQueueCommand({ QueueName: 'sockets' }));
await route(
  'queue',
  {
    IntegrationType: 'AWS',
    IntegrationMethod: 'POST',
    IntegrationUri: `arn:aws:apigateway:us-east-1:sqs:path/${account}/sockets`,
    RequestParameters: {
      'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
    },
    RequestTemplates: {
      $default: 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)',
    },
  },
  { '/200/': { ResponseTemplates: { $default: 'sent' } }, $default: {} },
);
await control.send(
  new v2.CreateModelCommand({
    ApiId,
    Name: 'Order',
    Schema: JSON.stringify({ type: 'object', required: ['item'] }),
  }),
);
await route(
  'order',
  { IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":200}' } },
  { $default: { ResponseTemplates: { $default: 'ordered' } } },
  { ModelSelectionExpression: '${request.body.kind}', RequestModels: { food: 'Order' } },
);
await route(
  'slow',
  { IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":200}' } },
  { $default: { ResponseTemplates: { $default: 'taken' } } },
);
await control.send(
  new v2.CreateStageCommand({
    ApiId,
    StageName: 'test',
    AutoDeploy: true,
    RouteSettings: { slow: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 0.01 } },
    AccessLogSettings: {
      DestinationArn: `arn:aws:logs:us-east-1:${account}:log-group:sockets`,
      Format: '$context.requestId $context.eventType $context.routeKey $context.status $context.connectionId',
    },
  }),
);

const path = `/_aws/execute-api/${ApiId}/test`;
const url = endpoint.replace(/^http/, 'ws') + path;
const callbacks = new management.ApiGatewayManagementApiClient({ endpoint: endpoint + path });

function verdict(effect, more = {}) {
  const statement = { Effect: effect, Action: 'execute-api:Invoke', Resource: 'ARN' };
  const answer = {
    principalId: 'me',
    policyDocument: { Version: '2012-10-17', Statement: [statement] },
    context: { kind: 'tested' },
    ...more,
  };
  return Buffer.from(JSON.stringify(answer)).toString('base64');
}

function dial(headers, protocols = []) {
  return new WebSocket(url + '?from=test', protocols, { headers });
}

async function open(protocols) {
  const socket = dial({ 'X-Verdict': verdict('Allow') }, protocols);
  const inbox = [];
  const waiting = [];
  socket.on('message', (data) => {
    if (waiting.length) waiting.shift()(data.toString());
    else inbox.push(data.toString());
  });
  socket.next = () =>
    inbox.length ? Promise.resolve(inbox.shift()) : new Promise((resolve) => waiting.push(resolve));
  socket.ask = (message) => {
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    return socket.next();
  };
  socket.ended = new Promise((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  socket.id = seen.filter((entry) => entry.path.startsWith('/connect')).at(-1).headers['x-connection'];
  return socket;
}

async function refusal(headers) {
  const socket = dial(headers);
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  let body = '';
  for await (const piece of response) body += piece;
  return { status: response.statusCode, message: JSON.parse(body).message };
}

async function until(condition) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await condition();
    if (found) return found;
    assert.ok(Date.now() < deadline, `not within 20 s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function farewell(id) {
  return until(() =>
    seen
      .filter((entry) => entry.path === '/disconnect')
      .map((entry) => JSON.parse(entry.body))
      .find((body) => body.id === id),
  );
}

const checks = {
  async 'the handshake goes to the endpoint with its headers and query'() {
    const socket = await open();
    const { path: asked, headers } = seen.at(-1);
    assert.equal(asked, '/connect?from=test');
    assert.ok(headers['x-verdict']);
    assert.equal(headers['sec-websocket-key'], undefined);
    assert.ok(socket.id.length > 10);
    socket.terminate();
  },
  async 'an authorizer lets in, refuses, does not know, or breaks'() {
    const of = (value) => ({ 'X-Verdict': Buffer.from(JSON.stringify(value)).toString('base64') });
    assert.deepEqual(await refusal({}), { status: 401, message: 'Unauthorized' });
    assert.deepEqual(await refusal({ 'X-Verdict': verdict('Deny') }), {
      status: 403,
      message: 'Forbidden',
    });
    assert.deepEqual(await refusal(of({ raise: 'Unauthorized' })), {
      status: 401,
      message: 'Unauthorized',
    });
    assert.equal((await refusal(of({ raise: 'anything' }))).status, 500);
  },
  async 'a mock answers by the template that the message selects'() {
    const socket = await open();
    const answer = JSON.parse(await socket.ask({ action: 'mock' }));
    assert.equal(answer.type, 'MESSAGE');
    assert.equal(answer.route, 'mock');
    assert.ok(answer.message);
    const who = JSON.parse(await socket.ask({ action: 'mock', kind: 'who' }));
    assert.equal(who.principal, 'me');
    assert.match(who.count, /^\d+$/);
    socket.terminate();
  },
  async 'a mock without a status is an error that names connection and request'() {
    const socket = await open();
    const answer = JSON.parse(await socket.ask({ action: 'bare' }));
    assert.equal(answer.message, 'Internal server error');
    assert.equal(answer.connectionId, socket.id);
    assert.ok(answer.requestId);
    socket.terminate();
  },
  async 'an endpoint gets what templates and parameters make, and its status selects the answer'() {
    const socket = await open();
    assert.equal(
      await socket.ask({ action: 'http', status: 200, kind: 'loud', text: 'hey' }),
      JSON.stringify({ said: '{"loud":"HEY"}' }),
    );
    const { path: asked, headers } = seen.at(-1);
    assert.equal(asked, '/200?stage=test');
    assert.equal(headers['x-fixed'], 'fixed');
    const message = '{"action":"http","status":404}';
    assert.equal(await socket.ask(message), `refused: ${message}`);
    socket.terminate();
  },
  async 'a function gets what the template makes'() {
    const socket = await open();
    assert.deepEqual(JSON.parse(await socket.ask({ action: 'function', text: 'a "b"' })), {
      text: 'a "b"',
      id: socket.id,
    });
    socket.terminate();
  },
  async "a function's error message selects the answer"() {
    const socket = await open();
    assert.equal(await socket.ask({ action: 'raise' }), 'so: all wrong');
    socket.terminate();
  },
  async 'a proxied function gets the event and its body goes back'() {
    const socket = await open();
    const event = JSON.parse(await socket.ask({ action: 'proxy' }));
    assert.equal(event.requestContext.routeKey, 'proxy');
    assert.equal(event.requestContext.connectionId, socket.id);
    assert.equal(event.requestContext.authorizer.principalId, 'me');
    assert.equal(event.body, '{"action":"proxy"}');
    const failed = JSON.parse(await socket.ask({ action: 'proxy', raise: 'oh' }));
    assert.equal(failed.message, 'Internal server error');
    socket.terminate();
  },
  async 'a queue is sent to without a function'() {
    const socket = await open();
    const message = '{"action":"queue","text":"a & b"}';
    assert.equal(await socket.ask(message), 'sent');
    const { Messages } = await queues.send(
      new sqs.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }),
    );
    assert.equal(Messages[0].Body, message);
    socket.terminate();
  },
  async 'a message is held against the model that it selects'() {
    const socket = await open();
    assert.equal(await socket.ask({ action: 'order', kind: 'food', item: 'egg' }), 'ordered');
    for (const bad of [{ action: 'order', kind: 'food' }, { action: 'order', kind: 'other' }]) {
      assert.equal(JSON.parse(await socket.ask(bad)).message, 'Bad request body');
    }
    socket.terminate();
  },
  async 'a route takes its burst and no more'() {
    const socket = await open();
    assert.equal(await socket.ask({ action: 'slow' }), 'taken');
    assert.equal(await socket.ask({ action: 'slow' }), 'taken');
    assert.equal(JSON.parse(await socket.ask({ action: 'slow' })).message, 'Too Many Requests');
    socket.terminate();
  },
  async 'a message that no route fits is forbidden'() {
    const socket = await open();
    const answer = JSON.parse(await socket.ask('no JSON'));
    assert.equal(answer.message, 'Forbidden');
    assert.equal(answer.connectionId, socket.id);
    socket.terminate();
  },
  async 'a binary frame ends the connection with 1003'() {
    const socket = await open();
    socket.send(Buffer.from([0, 255]));
    assert.equal((await socket.ended).code, 1003);
    assert.equal((await farewell(socket.id)).code, 1003);
  },
  async '$disconnect is told how a connection ended'() {
    for (const [end, code, why] of [
      [(socket) => socket.close(1000, 'bye'), 1000, 'bye'],
      [(socket) => socket.close(4001, 'own'), 4001, 'own'],
      [(socket) => socket.close(), 1005, 'Client-side close frame status not set'],
      [(socket) => socket.terminate(), 1006, ''],
    ]) {
      const socket = await open();
      end(socket);
      const told = await farewell(socket.id);
      assert.deepEqual([told.code, told.why], [code, why]);
    }
  },
  async 'callbacks post, describe and end a connection'() {
    const socket = await open();
    const connection = { ConnectionId: socket.id };
    await callbacks.send(
      new management.PostToConnectionCommand({ ...connection, Data: 'out of the blue' }),
    );
    assert.equal(await socket.next(), 'out of the blue');
    const described = await callbacks.send(new management.GetConnectionCommand(connection));
    assert.equal(described.Identity.SourceIp, '127.0.0.1');
    assert.ok(described.ConnectedAt <= described.LastActiveAt);
    await assert.rejects(
      callbacks.send(
        new management.PostToConnectionCommand({
          ...connection,
          Data: 'x'.repeat(128 * 1024 + 1),
        }),
      ),
      (error) =>
        error.name === 'PayloadTooLargeException' && error.$metadata.httpStatusCode === 413,
    );
    const largest = 'y'.repeat(128 * 1024);
    await callbacks.send(
      new management.PostToConnectionCommand({ ...connection, Data: largest }),
    );
    assert.equal(await socket.next(), largest);
    await callbacks.send(new management.DeleteConnectionCommand(connection));
    assert.equal((await socket.ended).code, 1000);
    await assert.rejects(
      callbacks.send(new management.GetConnectionCommand(connection)),
      (error) => error.name === 'GoneException',
    );
  },
};

for (const [name, check] of Object.entries(checks)) {
  await check();
  console.log(`passed: ${name}`);
}
await control.send(new v2.DeleteApiCommand({ ApiId }));
await queues.send(new sqs.DeleteQueueCommand({ QueueUrl }));
backend.close();
process.exit(0);
