# frozen_string_literal: true

module __service__
  # A JSON object whose members are methods, in their own spelling and in Ruby's: orderId, order_id.
  class Structure
    def self.of(value)
      case value
      when Hash then new(value)
      when Array then value.map { |item| of(item) }
      else value
      end
    end

    def self.underscore(name)
      name.to_s.gsub(/[^A-Za-z0-9]+/, '_').gsub(/([A-Z]+)([A-Z][a-z])/, '\1_\2')
          .gsub(/([a-z0-9])([A-Z])/, '\1_\2').downcase
    end

    def initialize(members)
      @members = members
    end

    # Nil for one that isn't there.
    def [](name)
      Structure.of(@members[key_of(name)])
    end

    def to_h
      @members
    end

    def to_s
      JSON.generate(@members)
    end
    alias inspect to_s

    def respond_to_missing?(name, include_private = false)
      !key_of(name).nil? || super
    end

    def method_missing(name, *arguments)
      key = key_of(name)
      key.nil? || !arguments.empty? ? super : Structure.of(@members[key])
    end

    private

    def key_of(name)
      return name.to_s if @members.key?(name.to_s)

      @members.keys.find { |key| Structure.underscore(key) == name.to_s }
    end
  end

  # An answer: the body's members, the model's name for all of it, and what else came.
  class Response < Structure
    attr_reader :status_code, :headers, :body

    def initialize(answer, result)
      @status_code = answer.code.to_i
      @headers = answer.each_header.to_h
      @body = answer.body.to_s
      @data = parsed(@body)
      super(result ? { result.to_s => @data } : {})
    end

    # The body's JSON; nil where it is none.
    def data
      Structure.of(@data)
    end

    private

    def parsed(text)
      JSON.parse(text)
    rescue JSON::ParserError
      nil
    end
  end
end
