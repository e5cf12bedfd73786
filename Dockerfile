# syntax=docker/dockerfile:1

# The wheel, with both front ends in it. Node comes as a wheel too, inside the build only.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml hatch_build.py README.md LICENSE package.json package-lock.json .npmrc tsconfig.json biome.json vitest.config.ts ./
COPY scripts scripts
COPY chat_server chat_server
COPY agent_console agent_console
COPY knowledge knowledge
COPY migrations migrations
RUN pip wheel --no-cache-dir --disable-pip-version-check --no-deps --wheel-dir /wheel .

# What runs: every dependency by its hash, as a wheel, and so without a compiler.
FROM python:3.13-slim AS install
COPY requirements/run.lock /run.lock
COPY --from=build /wheel /wheel
RUN python -m venv /opt/helpline \
    && /opt/helpline/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary :all: --require-hashes -r /run.lock \
    && /opt/helpline/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-index /wheel/*.whl \
    && /opt/helpline/bin/python -m compileall -q /opt/helpline/lib \
    && rm -r /opt/helpline/lib/python*/site-packages/pip*

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin helpline
COPY --from=install /opt/helpline /opt/helpline
ENV PATH=/opt/helpline/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HELPLINE_HOST=0.0.0.0 HELPLINE_PORT=8000 HELPLINE_DATA=/tmp
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/readyz?except=calendar', timeout=4)"]
ENTRYPOINT ["helpline"]
CMD ["run"]
