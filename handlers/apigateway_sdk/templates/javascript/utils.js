// What the other files share. Each puts its part into the global apiGateway.core.
(function (root) {
  'use strict';

  var core = ((root.apiGateway = root.apiGateway || {}).core = root.apiGateway.core || {});

  // Of RFC 3986; encodeURIComponent leaves five characters more.
  function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, function (character) {
      return '%' + character.charCodeAt(0).toString(16).toUpperCase();
    });
  }

  function isGiven(value) {
    return value !== undefined && value !== null;
  }

  function compare(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }

  core.utils = {
    encode: encode,
    isGiven: isGiven,

    // The first of the names that the parameters have no value for.
    missing: function (parameters, names) {
      return names.find(function (name) {
        return !isGiven(parameters[name]);
      });
    },

    // Those of the parameters that are given, by the names listed.
    pick: function (parameters, names) {
      var picked = {};
      names.forEach(function (name) {
        if (isGiven(parameters[name])) picked[name] = parameters[name];
      });
      return picked;
    },

    // "/orders/{id}" and "/files/{path+}": a greedy variable keeps its slashes.
    expand: function (path, parameters) {
      return path.replace(/\{([^}+]+)(\+?)\}/g, function (variable, name, greedy) {
        var text = String(parameters[name]);
        return greedy ? text.split('/').map(encode).join('/') : encode(text);
      });
    },

    // The pairs of a query, in the order that a signature has them in; a list is a pair for each.
    query: function (parameters) {
      var pairs = [];
      Object.keys(parameters).forEach(function (name) {
        [].concat(parameters[name]).forEach(function (value) {
          if (isGiven(value)) pairs.push([encode(name), encode(String(value))]);
        });
      });
      pairs.sort(function (one, other) {
        return compare(one[0], other[0]) || compare(one[1], other[1]);
      });
      return pairs
        .map(function (pair) {
          return pair.join('=');
        })
        .join('&');
    },
  };
})(globalThis);
