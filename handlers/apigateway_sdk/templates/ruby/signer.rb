# frozen_string_literal: true

module __service__
  # AWS's signature, version 4.
  class Signer
    def self.encode(text)
      text.b.gsub(/[^A-Za-z0-9\-._~]/n) { |byte| format('%%%02X', byte.ord) }
    end

    def initialize(options)
      @options = options
    end

    # The headers with those of a signature.
    def sign(verb, uri, headers, body)
      time = Time.now.utc.strftime('%Y%m%dT%H%M%SZ')
      headers = headers.merge('x-amz-date' => time)
      headers['x-amz-security-token'] = @options[:session_token] if @options[:session_token]
      covered = covered_headers(uri, headers)
      names = covered.keys.join(';')
      canonical = [
        verb,
        # What is encoded is encoded once more, by all services but S3.
        uri.path.split('/', -1).map { |part| Signer.encode(part) }.join('/'),
        uri.query.to_s,
        covered.map { |name, value| "#{name}:#{value}\n" }.join,
        names,
        sha256(body)
      ].join("\n")
      scope = [time[0, 8], @options[:region], 'execute-api', 'aws4_request']
      to_sign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join("\n")
      key = scope.reduce("AWS4#{@options[:secret_access_key]}") { |last, part| hmac(last, part) }
      headers.merge(
        'Authorization' => "AWS4-HMAC-SHA256 Credential=#{@options[:access_key_id]}/#{scope.join('/')}, " \
                           "SignedHeaders=#{names}, Signature=#{hmac(key, to_sign).unpack1('H*')}"
      )
    end

    private

    def covered_headers(uri, headers)
      default = uri.port == uri.default_port
      covered = { 'host' => default ? uri.host : "#{uri.host}:#{uri.port}" }
      headers.each do |name, value|
        covered[name.downcase] = value.to_s.strip.squeeze(' ') if name.downcase.start_with?('x-amz-')
      end
      covered.sort.to_h
    end

    def sha256(text)
      OpenSSL::Digest::SHA256.hexdigest(text)
    end

    def hmac(key, text)
      OpenSSL::HMAC.digest('SHA256', key, text)
    end
  end
end
