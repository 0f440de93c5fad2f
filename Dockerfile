# The emulator: `docker build .`. With `--target test`: its functional test, for compose.yaml and CI.
ARG BUILD_BASE=debian:bookworm
ARG RUNTIME_BASE=debian:bookworm-slim

FROM ${BUILD_BASE} AS build
WORKDIR /src
# The packages depend on this one file, so a change of the code does not install them again.
COPY dev ./
RUN ./dev packages && apt-get install -q -y --no-install-recommends ca-certificates
COPY . .
RUN ./dev build

FROM ${RUNTIME_BASE} AS emulator
# For functions that call out over TLS, and for SNS delivery to https endpoints.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /src/build/release/emulator /usr/local/bin/
ENV GATEWAY_LISTEN=0.0.0.0:4566
USER 10001:10001
EXPOSE 4566
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1s --timeout=2s --start-period=5s --retries=5 CMD ["emulator", "--check-health"]
ENTRYPOINT ["emulator"]

# Debian's boto3 is older than AWS_ENDPOINT_URL, and would call AWS from within functions.
FROM emulator AS boto3
USER root
RUN apt-get update -q && apt-get install -q -y --no-install-recommends python3-pip
RUN pip install --no-cache-dir --no-compile --target /packages boto3==1.44.5

# With Python and Node for functions in these languages: `docker build --target runtimes`.
FROM emulator AS runtimes
USER root
RUN apt-get update -q \
  && apt-get install -q -y --no-install-recommends python3 nodejs \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/*
COPY --from=boto3 /packages /usr/local/lib/python3.11/dist-packages
USER 10001:10001

FROM build AS build-test
RUN ./dev build functional_main_flow

FROM ${RUNTIME_BASE} AS test
COPY --from=build-test /src/build/release/tests/functional/functional_main_flow /usr/local/bin/
COPY --from=build /src/build/release/functions/store_and_publish.zip /usr/local/share/emulator/
ENV TEST_LAMBDA_FUNCTION_CODE_PATH=/usr/local/share/emulator/store_and_publish.zip
USER 10001:10001
ENTRYPOINT ["functional_main_flow"]

# What `docker build` makes when no target is named.
FROM emulator
