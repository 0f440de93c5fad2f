# frozen_string_literal: true

require 'json'
require 'net/http'
require 'openssl'
require 'uri'

require_relative '__gem__/signer'
require_relative '__gem__/structure'

# A client of __title__
module __service__
  # The API has answered that it did not do what was asked.
  class ServiceError < StandardError
    attr_reader :status_code, :headers, :body

    def initialize(answer)
      @status_code = answer.code.to_i
      @headers = answer.each_header.to_h
      @body = answer.body
      super("Status code #{status_code}: #{body}")
    end
  end

  # One connection for each call; clients may be shared by threads.
  class Client
    ENDPOINT = __url__
    REGION = __region__

    # verb, path, parameters as {argument: [place, name, required]}, the arguments of the body and
    # of the result, and the body's media type
    OPERATIONS = {
__operations__    }.freeze

    # Of options: api_key, which goes with each request as x-api-key; access_key_id,
    # secret_access_key and session_token, with which each is signed; endpoint and region; retry_limit,
    # http_open_timeout and http_read_timeout; http_wire_trace.
    def initialize(options = {})
      @options = { endpoint: ENDPOINT, region: REGION, retry_limit: 3, http_open_timeout: 15,
                   http_read_timeout: 60 }.merge(options)
    end

    def operation_names
      OPERATIONS.keys
    end

__methods__    private

    def call(name, arguments)
      operation = OPERATIONS.fetch(name)
      given = arguments.transform_keys(&:to_sym)
      values = values_of(operation, given)
      query = values[:query].merge(given.fetch(:query_params, {}))
      uri = URI(@options[:endpoint] + expand(operation[:path], values[:path]) + query_string(query))
      headers = { 'Accept' => 'application/json' }
      body = body_of(operation, given)
      headers['Content-Type'] = operation[:media_type] unless body.empty?
      headers['x-api-key'] = @options[:api_key] if @options[:api_key]
      headers.merge!(values[:header], given.fetch(:headers, {}))
      answer = send_request(operation[:verb], uri, headers, body)
      raise ServiceError, answer unless answer.is_a?(Net::HTTPSuccess)

      Response.new(answer, operation[:result])
    end

    # A parameter goes by its argument's name or its own.
    def values_of(operation, given)
      values = { path: {}, query: {}, header: {} }
      operation[:parameters].each do |argument, (place, name, required)|
        value = given.fetch(argument) { given[name.to_sym] }
        raise ArgumentError, "missing required parameter #{argument}" if required && value.nil?

        values[place][name] = value unless value.nil?
      end
      values
    end

    def body_of(operation, given)
      body = given[:body]
      body = given[operation[:body]] if body.nil? && operation[:body]
      return '' if body.nil?

      body.is_a?(String) ? body : JSON.generate(body)
    end

    def expand(path, values)
      path.gsub(/\{([^}+]+)(\+?)\}/) do
        text = values.fetch(Regexp.last_match(1)).to_s
        greedy = Regexp.last_match(2) == '+'
        greedy ? text.split('/', -1).map { |part| Signer.encode(part) }.join('/') : Signer.encode(text)
      end
    end

    # In the order that signatures have it in; a list is a pair for each.
    def query_string(query)
      pairs = query.flat_map { |name, value| Array(value).map { |one| [name.to_s, one.to_s] } }
      return '' if pairs.empty?

      "?#{pairs.map { |pair| pair.map { |text| Signer.encode(text) } }.sort.map { |pair| pair.join('=') }.join('&')}"
    end

    def send_request(verb, uri, headers, body)
      attempts = 0
      begin
        attempts += 1
        exchange(verb, uri, signed(verb, uri, headers, body), body)
      rescue Errno::ECONNREFUSED, Net::OpenTimeout
        # Nothing has been sent yet.
        raise if attempts > @options[:retry_limit]

        retry
      end
    end

    def signed(verb, uri, headers, body)
      return headers unless @options[:access_key_id]

      Signer.new(@options).sign(verb, uri, headers, body)
    end

    def exchange(verb, uri, headers, body)
      http = Net::HTTP.new(uri.host, uri.port)
      http.use_ssl = uri.scheme == 'https'
      http.open_timeout = @options[:http_open_timeout]
      http.read_timeout = @options[:http_read_timeout]
      http.set_debug_output($stderr) if @options[:http_wire_trace]
      request = Net::HTTPGenericRequest.new(verb, !body.empty?, verb != 'HEAD', uri.request_uri, headers)
      http.start { http.request(request, body.empty? ? nil : body) }
    end
  end
end
