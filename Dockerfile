# The bot alone; Redis is a service beside it (compose.yaml). docs/running.md walks through it.
FROM node:22-bookworm-slim AS built
WORKDIR /bot
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
WORKDIR /bot
COPY --from=built /bot/package.json ./
COPY --from=built /bot/scripts/built.mjs ./scripts/
COPY --from=built /bot/node_modules ./node_modules
COPY --from=built /bot/dist ./dist
ENV NODE_ENV=production DATA_DIR=/data HTTP_PORT=8081
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
# Alive, not ready: while VK or Redis is away the bot waits, and a restart would mend nothing.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:8081/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./scripts/built.mjs", "--conditions=built", "dist/src/main.js"]
