# Calls the API of test_sdks.py with its Ruby SDK, and writes what came of it as JSON.
require 'shop-sdk'

def status
  yield.status_code
rescue Shop::ServiceError => e
  e.status_code
end

client = Shop::Client.new(retry_limit: 1, http_read_timeout: 20)
out = { operations: client.operation_names }
got = client.get_orders_order_id(order_id: "7/ü '*", limit: '5', 'X-Trace' => 'abc',
                                 headers: { 'X-More' => 'more' }, query_params: { also: 'two & three' })
out[:got] = got.seen.to_h
out[:order_id] = got.seen.order_id
out[:status] = got.status_code
out[:file] = client.get_files_path(path: 'a b/c').data.to_h
placed = client.place(order: { class: 'first', open: true, lines: [{ sku: "ü\n\"", amount: 2 }] })
out[:placed] = placed.order.to_h
out[:line] = placed.order.lines[0].sku
out[:without_key] = status { client.get_keyed }
out[:with_key] = status { Shop::Client.new(api_key: ARGV[0]).get_keyed }
signed = { order_id: "1 2/'", b: 'x y', b_a: '1', body: { sku: 'ü' } }
out[:unsigned] = status { client.put_signed_order_id(signed) }
signing = Shop::Client.new(access_key_id: '111111111111', secret_access_key: 'test')
out[:signed] = signing.put_signed_order_id(signed).data.to_h
puts JSON.generate(out)
