# Builds Polku with the project's own commands and runs it as a user who may do nothing else.
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN rustup target add wasm32-unknown-unknown
RUN cargo xtask web
RUN cargo build --release --locked --package polku --bin polku

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/polku --create-home polku
COPY --from=build /src/target/release/polku /usr/local/bin/polku
USER 10001
WORKDIR /var/lib/polku
ENV POLKU_LISTEN=0.0.0.0:8080 POLKU_DATA_DIR=/var/lib/polku
VOLUME /var/lib/polku
EXPOSE 8080
# The image has no HTTP client; bash opens the connection itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["polku"]
CMD ["serve"]
