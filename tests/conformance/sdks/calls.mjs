// Calls the API of test_sdks.py with the JavaScript SDK in the folder given, loaded the way given,
// and writes what came of it as JSON.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

const [folder, way, apiKey] = process.argv.slice(2);

function load() {
  if (way === 'module') return createRequire(import.meta.url)(folder);
  // As in a page: one script after the other, in the order that the README has them in.
  const page = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
  const context = vm.createContext({ fetch, crypto, TextEncoder, URL });
  for (const [, source] of page.matchAll(/<script src="([^"]+)">/g)) {
    vm.runInContext(fs.readFileSync(path.join(folder, source), 'utf8'), context);
  }
  return context.apigClientFactory;
}

const factory = load();
const credentials = { accessKey: '111111111111', secretKey: 'test' };
const out = {};

const client = factory.newClient();
out.methods = Object.keys(client);
const got = await client.ordersOrderIdGet(
  { orderId: "7/ü '*", limit: '5', 'X-Trace': 'abc' },
  undefined,
  { headers: { 'X-More': 'more' }, queryParams: { also: ['one', 'two & three'] } },
);
out.got = got.data;
out.status = got.status;
out.type = got.headers['content-type'];
out.file = (await client.filesPathGet({ path: 'a b/c' })).data;
out.posted = (await client.ordersPost({}, { sku: 'A', amount: 2 })).data;
out.options = (await client.ordersOptions()).status;
out.missing = await client.ordersOrderIdGet({}).catch((error) => error.message);

const status = (promise) => promise.then((answer) => answer.status, (error) => error.response.status);
out.withoutKey = await status(client.keyedGet());
out.withKey = await status(factory.newClient({ apiKey }).keyedGet());
out.unsigned = await status(client.signedOrderIdPut({ orderId: '1 2' }, { sku: 'A' }));
const signing = factory.newClient(credentials);
out.signed = (
  await signing.signedOrderIdPut({ orderId: "1 2/'", b: 'x y', 'b-a': '1' }, { sku: 'ü' })
).data;
out.wronglySigned = await status(
  factory.newClient({ ...credentials, region: 'mars-1' }).signedOrderIdPut({ orderId: '1' }, {}),
);
console.log(JSON.stringify(out));
