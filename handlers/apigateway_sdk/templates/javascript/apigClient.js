// A client of __title__.
if (typeof module === 'object' && module.exports) {
  require('./lib/apiGatewayCore/utils.js');
  require('./lib/apiGatewayCore/sigV4Client.js');
  require('./lib/apiGatewayCore/simpleHttpClient.js');
  require('./lib/apiGatewayCore/apiGatewayClient.js');
}

var apigClientFactory = {};

apigClientFactory.newClient = function (config) {
  config = config || {};
  var client = globalThis.apiGateway.core.apiGatewayClientFactory.newClient({
    endpoint: config.invokeUrl || __url__,
    accessKey: config.accessKey,
    secretKey: config.secretKey,
    sessionToken: config.sessionToken,
    region: config.region || __region__,
    serviceName: 'execute-api',
    apiKey: config.apiKey,
    defaultContentType: config.defaultContentType || 'application/json',
    defaultAcceptType: config.defaultAcceptType || 'application/json',
  });
  var apigClient = {};

__operations__  return apigClient;
};

if (typeof module === 'object' && module.exports) {
  module.exports = apigClientFactory;
  module.exports.apigClientFactory = apigClientFactory;
}
