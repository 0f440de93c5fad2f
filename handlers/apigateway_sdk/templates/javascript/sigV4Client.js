// Signs requests: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
(function (root) {
  'use strict';

  var core = ((root.apiGateway = root.apiGateway || {}).core = root.apiGateway.core || {});
  var utf8 = new TextEncoder();

  // Browsers have it on pages that came by HTTPS or from localhost; Node 18 has it in a module alone.
  function subtle() {
    var crypto = root.crypto;
    if (!crypto && typeof require === 'function') crypto = require('crypto').webcrypto;
    if (!crypto || !crypto.subtle) throw new Error('Requests can be signed in secure contexts only');
    return crypto.subtle;
  }

  function hex(buffer) {
    return Array.from(new Uint8Array(buffer), function (byte) {
      return byte.toString(16).padStart(2, '0');
    }).join('');
  }

  function sha256(text) {
    return subtle().digest('SHA-256', utf8.encode(text)).then(hex);
  }

  function hmac(key, text) {
    var algorithm = { name: 'HMAC', hash: 'SHA-256' };
    return subtle()
      .importKey('raw', key, algorithm, false, ['sign'])
      .then(function (imported) {
        return subtle().sign('HMAC', imported, utf8.encode(text));
      });
  }

  function signingKey(secretKey, scope) {
    return scope.reduce(function (key, part) {
      return key.then(function (bytes) {
        return hmac(bytes, part);
      });
    }, Promise.resolve(utf8.encode('AWS4' + secretKey)));
  }

  core.sigV4ClientFactory = {
    newClient: function (config) {
      return {
        // Adds the headers of a signature to a request: verb, url, headers, body.
        sign: async function (request) {
          var url = new URL(request.url);
          var time = new Date().toISOString().replace(/[-:]|[.]\d+/g, '');
          var headers = Object.assign({}, request.headers, { 'x-amz-date': time });
          if (config.sessionToken) headers['x-amz-security-token'] = config.sessionToken;

          // Other headers may change on their way, in browsers even before they leave.
          var covered = { host: url.host };
          Object.keys(headers).forEach(function (name) {
            var lower = name.toLowerCase();
            if (lower.startsWith('x-amz-')) covered[lower] = String(headers[name]).trim().replace(/ +/g, ' ');
          });
          var names = Object.keys(covered).sort();
          var canonical = [
            request.verb,
            // What is encoded is encoded once more, by all services but S3.
            url.pathname.split('/').map(core.utils.encode).join('/'),
            url.search.slice(1),
            names.map(function (name) { return name + ':' + covered[name] + '\n'; }).join(''),
            names.join(';'),
            await sha256(request.body || ''),
          ].join('\n');

          var scope = [time.slice(0, 8), config.region, config.serviceName, 'aws4_request'];
          var toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), await sha256(canonical)].join('\n');
          var signature = hex(await hmac(await signingKey(config.secretKey, scope), toSign));
          headers.Authorization =
            'AWS4-HMAC-SHA256 Credential=' + config.accessKey + '/' + scope.join('/') +
            ', SignedHeaders=' + names.join(';') + ', Signature=' + signature;
          return Object.assign({}, request, { headers: headers });
        },
      };
    },
  };
})(globalThis);
