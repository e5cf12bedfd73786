// The client library that both faces share, under one short name.

export * from "../../chat_server/web/wire";
export * from "../../chat_server/web/wire/language";
export * from "../../chat_server/web/wire/recalled";
export * from "../../chat_server/web/wire/resource_links";
