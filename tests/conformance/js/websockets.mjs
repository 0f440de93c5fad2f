// WebSocket APIs as an independent client sees them: `ws` on one side, a backend over HTTP on the
// other, the AWS SDK
// for JavaScript for the API and its callbacks. Prints the name of each check; the first that fails
// ends it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import http from 'node:http';

const require = createRequire(`${process.env.CONFORMANCE_NODE}/`);
const { WebSocket } = require('ws');
const v2 = require('@aws-sdk/client-apigatewayv2');
const management = require('@aws-sdk/client-apigatewaymanagementapi');

const endpoint = process.env.AWS_ENDPOINT_URL;
const control = new v2.ApiGatewayV2Client({});
const many = 1000;

// Answers every message with itself in upper case, and remembers it.
const seen = [];
const backend = http.createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  const { 'x-connection': id, 'x-code': code } = request.headers;
  seen.push({ path: request.url, body, id, code });
  response.end(body.toUpperCase());
});
backend.listen(0, '127.0.0.1');
await once(backend, 'listening');
const backendUrl = `http://127.0.0.1:${backend.address().port}`;

const { ApiId } = await control.send(
  new v2.CreateApiCommand({
    Name: 'sockets',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  }),
);
for (const [RouteKey, answers] of [['shout', true], ['$default', false], ['$disconnect', false]]) {
  const { IntegrationId } = await control.send(
    new v2.CreateIntegrationCommand({
      ApiId,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'POST',
      IntegrationUri: `${backendUrl}/${encodeURIComponent(RouteKey)}`,
      RequestParameters: {
        'integration.request.header.x-connection': 'context.connectionId',
        'integration.request.header.x-code': 'context.disconnectStatusCode',
      },
    }),
  );
  await control.send(
    new v2.CreateRouteCommand({
      ApiId,
      RouteKey,
      Target: `integrations/${IntegrationId}`,
      ...(answers ? { RouteResponseSelectionExpression: '$default' } : {}),
    }),
  );
}
await control.send(new v2.CreateStageCommand({ ApiId, StageName: 'test', AutoDeploy: true }));

const path = `/_aws/execute-api/${ApiId}/test`;
const url = endpoint.replace(/^http/, 'ws') + path;
const callbacks = new management.ApiGatewayManagementApiClient({ endpoint: endpoint + path });

async function open(options = {}) {
  const socket = new WebSocket(url, options);
  const inbox = [];
  const waiting = [];
  socket.on('message', (data) => {
    const text = data.toString();
    if (waiting.length) waiting.shift()(text);
    else inbox.push(text);
  });
  socket.next = () =>
    inbox.length ? Promise.resolve(inbox.shift()) : new Promise((resolve) => waiting.push(resolve));
  socket.ended = new Promise((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
}

async function until(condition) {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `not within 20 s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const checks = {
  async 'a message goes out by its route and the answer comes back'() {
    const socket = await open();
    socket.send('{"action":"shout","text":"hello"}');
    assert.equal(await socket.next(), '{"ACTION":"SHOUT","TEXT":"HELLO"}');
    socket.close(1000);
    assert.equal((await socket.ended).code, 1000);
  },
  async 'other messages go out by $default, unanswered'() {
    const socket = await open();
    for (const text of ['no JSON', '{"action":"unknown"}', '{"action":"$connect"}']) {
      socket.send(text);
      await until(() => seen.some((entry) => entry.path === '/%24default' && entry.body === text));
    }
    socket.send('{"action":"shout"}');
    assert.equal(await socket.next(), '{"ACTION":"SHOUT"}');
    socket.terminate();
  },
  async 'a ping is answered'() {
    const socket = await open();
    socket.ping('are you there');
    const [data] = await once(socket, 'pong');
    assert.equal(data.toString(), 'are you there');
    socket.terminate();
  },
  async 'a message of several frames is one'() {
    const socket = await open();
    socket.send('{"action":"shout",', { fin: false });
    socket.send('"x":"y"}', { fin: true });
    assert.equal(await socket.next(), '{"ACTION":"SHOUT","X":"Y"}');
    socket.terminate();
  },
  async 'a frame over 32 KB ends the connection with 1009'() {
    const socket = await open();
    socket.send('x'.repeat(32 * 1024 + 1));
    assert.equal((await socket.ended).code, 1009);
  },
  async 'a message over 128 KB ends the connection with 1009'() {
    const socket = await open();
    for (let i = 0; i < 5; ++i) socket.send('x'.repeat(30 * 1024), { fin: i === 4 });
    assert.equal((await socket.ended).code, 1009);
  },
  async 'a message of 128 KB in frames of 32 KB passes'() {
    const socket = await open();
    const text = `{"action":"shout","x":"${'y'.repeat(128 * 1024 - 25)}"}`;
    assert.equal(text.length, 128 * 1024);
    for (let at = 0; at < text.length; at += 32 * 1024) {
      socket.send(text.slice(at, at + 32 * 1024), { fin: at + 32 * 1024 >= text.length });
    }
    assert.equal(await socket.next(), text.toUpperCase());
    socket.terminate();
  },
  async 'a request without an upgrade is told to ask for one'() {
    assert.equal((await fetch(endpoint + path)).status, 426);
  },
  async 'a stage that is not there is forbidden'() {
    const socket = new WebSocket(url.replace(/test$/, 'none'));
    const [, response] = await once(socket, 'unexpected-response');
    assert.equal(response.statusCode, 403);
  },
  async 'callbacks to a connection that is gone are answered 410'() {
    for (const Command of [
      management.PostToConnectionCommand,
      management.GetConnectionCommand,
      management.DeleteConnectionCommand,
    ]) {
      await assert.rejects(
        callbacks.send(new Command({ ConnectionId: 'absent=', Data: 'x' })),
        (error) => error.name === 'GoneException' && error.$metadata.httpStatusCode === 410,
      );
    }
  },
  async '1,000 connections talk both ways, and end abruptly'() {
    const sockets = [];
    for (let at = 0; at < many; at += 100) {
      sockets.push(...(await Promise.all(Array.from({ length: 100 }, () => open()))));
    }
    for (let round = 0; round < 3; ++round) {
      sockets.forEach((socket, i) => socket.send(`{"action":"shout","n":"a${i}-${round}"}`));
      const answers = await Promise.all(sockets.map((socket) => socket.next()));
      answers.forEach((answer, i) =>
        assert.equal(answer, `{"ACTION":"SHOUT","N":"A${i}-${round}"}`),
      );
    }
    // What each connection is called, and a message out of the blue to every one of them.
    const ids = new Map(seen.map((entry) => [entry.body, entry.id]));
    const idOf = (i) => ids.get(`{"action":"shout","n":"a${i}-2"}`);
    assert.equal(new Set(sockets.map((_, i) => idOf(i))).size, many);
    for (let at = 0; at < many; at += 100) {
      const batch = Array.from({ length: 100 }, (_, i) => at + i);
      await Promise.all(
        batch.map((i) =>
          callbacks.send(
            new management.PostToConnectionCommand({ ConnectionId: idOf(i), Data: `for ${i}` }),
          ),
        ),
      );
    }
    const pushed = await Promise.all(sockets.map((socket) => socket.next()));
    pushed.forEach((text, i) => assert.equal(text, `for ${i}`));
    // A third close with a reason, a third without one, a third are gone in the middle of a message.
    const ends = [
      (socket) => socket.close(4000, 'enough'),
      (socket) => socket.close(),
      (socket) => {
        socket.send('{"action":"shout",', { fin: false });
        socket.terminate();
      },
    ];
    const codes = ['4000', '1005', '1006'];
    sockets.forEach((socket, i) => ends[i % 3](socket));
    await Promise.all(sockets.map((socket) => socket.ended));
    const farewells = () => new Map(
      seen.filter((entry) => entry.path === '/%24disconnect').map(({ id, code }) => [id, code]),
    );
    await until(() => {
      const told = farewells();
      return sockets.every((_, i) => told.has(idOf(i)));
    });
    const told = farewells();
    sockets.forEach((_, i) => assert.equal(told.get(idOf(i)), codes[i % 3], `connection ${i}`));
    await assert.rejects(
      callbacks.send(new management.GetConnectionCommand({ ConnectionId: idOf(0) })),
      (error) => error.name === 'GoneException',
    );
  },
  async 'a deleted API ends its connections with 1001'() {
    const socket = await open();
    await control.send(new v2.DeleteApiCommand({ ApiId }));
    assert.equal((await socket.ended).code, 1001);
  },
};

for (const [name, check] of Object.entries(checks)) {
  await check();
  console.log(`passed: ${name}`);
}
backend.close();
process.exit(0);
