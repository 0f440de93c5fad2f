// Makes requests out of what an API's methods are called with.
(function (root) {
  'use strict';

  var core = ((root.apiGateway = root.apiGateway || {}).core = root.apiGateway.core || {});

  function has(headers, name) {
    return Object.keys(headers).some(function (given) {
      return given.toLowerCase() === name;
    });
  }

  core.apiGatewayClientFactory = {
    // config: endpoint, accessKey, secretKey, sessionToken, region, serviceName, apiKey,
    // defaultContentType, defaultAcceptType
    newClient: function (config) {
      var http = core.simpleHttpClientFactory.newClient();
      var signer = core.sigV4ClientFactory.newClient(config);

      // method: verb, path, required, queryParameters, headers
      async function call(method, params, body, additionalParams) {
        params = params || {};
        additionalParams = additionalParams || {};
        var missing = core.utils.missing(params, method.required);
        if (missing !== undefined) throw new Error(missing + ' must be defined');

        var query = core.utils.query(
          Object.assign(core.utils.pick(params, method.queryParameters), additionalParams.queryParams));
        var url = config.endpoint + core.utils.expand(method.path, params);
        var request = {
          verb: method.verb,
          url: query ? url + '?' + query : url,
          headers: Object.assign(core.utils.pick(params, method.headers), additionalParams.headers),
          body: '',
        };
        if (core.utils.isGiven(body) && body !== '') {
          request.body = typeof body === 'string' ? body : JSON.stringify(body);
          if (!has(request.headers, 'content-type')) {
            request.headers['Content-Type'] = config.defaultContentType;
          }
        }
        if (method.verb === 'GET' || method.verb === 'HEAD') request.body = '';
        if (!has(request.headers, 'accept')) request.headers.Accept = config.defaultAcceptType;
        if (config.apiKey && !has(request.headers, 'x-api-key')) {
          request.headers['x-api-key'] = config.apiKey;
        }
        if (config.accessKey && config.secretKey) request = await signer.sign(request);
        return http.send(request);
      }

      return { call: call };
    },
  };
})(globalThis);
