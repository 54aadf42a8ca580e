# syntax=docker/dockerfile:1

# Install scripts are never run: no package needs one, and some would download.
FROM node:22-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN NODE_ENV=production node node_modules/next/dist/bin/next build && rm -rf .next/cache

FROM base AS packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM base
RUN apt-get update \
  && apt-get install -y --no-install-recommends espeak-ng ffmpeg tini \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 700 /data
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  FRAMEWRIGHT_DATA=/data
# The commands run from source, and workers are checked against theirs: that is why there is more here than a bundle.
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/package-lock.json /app/next.config.ts /app/tsconfig.json ./
COPY --from=build /app/public ./public
COPY --from=build /app/drizzle ./drizzle
COPY --from=build /app/src ./src
COPY --from=build /app/.cache/programs ./.cache/programs
COPY --from=build /app/.next ./.next
USER node
VOLUME /data
EXPOSE 3000
# The first start makes the database, which may take a while on a small machine.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["sh", "-c", "exec node node_modules/next/dist/bin/next start --hostname \"$HOST\" --port \"$PORT\" --keepAliveTimeout 76000"]
