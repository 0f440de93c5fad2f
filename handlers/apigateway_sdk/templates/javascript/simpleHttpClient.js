// Sends requests with fetch, and makes their answers what callers get.
(function (root) {
  'use strict';

  var core = ((root.apiGateway = root.apiGateway || {}).core = root.apiGateway.core || {});

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch (notJson) {
      return text;
    }
  }

  core.simpleHttpClientFactory = {
    newClient: function () {
      return {
        // Resolves to {status, statusText, headers, data}. Of an answer that is no success, the
        // promise is rejected with an error that has the same as its `response`.
        send: async function (request) {
          var takesBody = request.verb !== 'GET' && request.verb !== 'HEAD';
          var answer = await fetch(request.url, {
            method: request.verb,
            headers: request.headers,
            body: takesBody && request.body !== '' ? request.body : undefined,
          });
          var response = {
            status: answer.status,
            statusText: answer.statusText,
            headers: Object.fromEntries(answer.headers),
            data: parsed(await answer.text()),
          };
          if (answer.ok) return response;
          var error = new Error('Request failed with status code ' + answer.status);
          error.response = response;
          throw error;
        },
      };
    },
  };
})(globalThis);
